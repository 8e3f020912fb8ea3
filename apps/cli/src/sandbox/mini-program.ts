import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { AppToOpen } from "@shiming/phone";
import { patterns } from "@shiming/wire";
import { withinText } from "../faults/system-errors.ts";
import { parseJson } from "../json-text.ts";
import { unreadable, usage } from "../sentence.ts";
import { noMiniProgram } from "./no-mini-program.ts";
import type { SandboxFile } from "./sandbox-file.ts";

export interface MiniProgramFolder extends Pick<AppToOpen, "folder" | "name"> {
  /** Of its `project.config.json`. */
  readonly appid: string | undefined;
}

/** A mini program's folder, or a project's that has one in it (`miniprogramRoot`). Exits with a sentence about any other. */
export function readMiniProgram(path: string): MiniProgramFolder {
  requireFolder(path);
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

/** What is no folder, or one that nobody may look into, has no app.json either: but that is not what is wrong. */
function requireFolder(path: string): void {
  try {
    if (statSync(path).isDirectory()) {
      accessSync(path, constants.R_OK | constants.X_OK);
      return;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") unreadable(path, error);
    const within = withinText(path);
    usage({
      en: `There is no folder ${path}${within.en}; name that of a mini program, the one with app.json in it.`,
      zh: `没有文件夹 ${path}${within.zh}；请指定小程序的文件夹，即 app.json 所在之处。`,
    });
  }
  usage({
    en: `${path} is a file; name the folder of the mini program, the one with app.json in it.`,
    zh: `${path} 是文件；请指定小程序的文件夹，即 app.json 所在之处。`,
  });
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
