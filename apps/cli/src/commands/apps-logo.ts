import { requireLogo } from "@shiming/core";
import { perform } from "../administration/perform.ts";
import { fieldLines, locationOf, print, readBytes } from "./options.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

export function addLogo(sub: AddSubcommand): void {
  sub("logo", { en: "set the picture that people are shown with the name", zh: "设置与名称一起显示的图标" }, [
    { en: "A square of at most 64 KiB, PNG or WebP", zh: "正方形，不超过 64 KiB，PNG 或 WebP" },
    "shiming apps logo wx1a2b3c4d5e6f7081 logo.png",
  ])
    .argument("<appid>", { en: "the mini program", zh: "小程序" })
    .argument("<file>", { en: "PNG or WebP", zh: "PNG 或 WebP" })
    .action(async (appid: string, file: string, options: CommonOptions) => {
      const logo = readBytes(file);
      // Before it is sent: a running server takes no more than it can use.
      requireLogo(logo);
      const image = logo.toString("base64");
      print(await perform(locationOf(options), "apps.set_logo", { appid, image }), options.json, fieldLines);
    });
}
