import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { AppToOpen } from "@shiming/phone";
import { patterns } from "@shiming/wire";
import { parseJson } from "../json-text.ts";
import { usage } from "../sentence.ts";
import { noMiniProgram } from "./no-mini-program.ts";
import type { SandboxFile } from "./sandbox-file.ts";

export interface MiniProgramFolder extends Pick<AppToOpen, "folder" | "name"> {
  /** Of its `project.config.json`. */
  readonly appid: string | undefined;
}

/** A mini program's folder, or a project's that has one in it (`miniprogramRoot`). Exits with a sentence about any other. */
export function readMiniProgram(path: string): MiniProgramFolder {
  const project = readObject(join(path, "project.config.json"));
  const root = textOf(project, "miniprogramRoot");
  const folder = resolve(path, root ?? "");
  if (!existsSync(join(folder, "app.json"))) usage(noMiniProgram(path, root));
  const { window } = readObject(join(folder, "app.json")) as { window?: object };
  return {
    folder,
    appid: textOf(project, "appid"),
    name: textOf({ ...window }, "navigationBarTitleText") ?? basename(resolve(path)),
  };
}

/** Under the appid that is asked for, else its own if the sandbox knows it, else that of the sandbox's first one. */
export function withAppid(
  { appid: own, ...program }: MiniProgramFolder,
  asked: string | undefined,
  { apps }: Pick<SandboxFile, "apps">,
): AppToOpen {
  const known = apps.find(({ appid }) => appid === own) ?? apps[0];
  const appid =
    asked ??
    known?.appid ??
    usage({
      en: "The sandbox has no mini program; give an appid with --app.",
      zh: "沙箱里没有小程序；请用 --app 给出 appid。",
    });
  return { ...program, appid };
}

export function parseAppid(text: string): string {
  return patterns.appid.test(text)
    ? text
    : usage({
        en: `"${text}" is no appid: that is wx and 16 lower-case hex digits.`,
        zh: `"${text}" 不是 appid：应为 wx 加 16 位小写十六进制数字。`,
      });
}

/** What is wrong with the file, the compiler tells. */
function readObject(file: string): Readonly<Record<string, unknown>> {
  try {
    return { ...Object(parseJson(readFileSync(file, "utf8"))) };
  } catch {
    return {};
  }
}

function textOf(object: Readonly<Record<string, unknown>>, member: string): string | undefined {
  const value = object[member];
  return typeof value === "string" && value !== "" ? value : undefined;
}
