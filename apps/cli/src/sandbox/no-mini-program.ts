/** What a folder is that should be a mini program's and has no app.json, and which one to give instead. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Text } from "@shiming/crypto";

/** Where the tools of frameworks, and people, put what runs. */
const BUILT = [
  ...["dist", "miniprogram", "mini-program", "src", "app", "client", "build", "output", "demo", "example"],
  ...["dist/build/mp-weixin", "dist/dev/mp-weixin", "unpackage/dist/build/mp-weixin"],
  ...["unpackage/dist/dev/mp-weixin", "dist/weapp", "dist/wx", "dist/wechat", "dist/mp-weixin"],
];

interface Framework {
  readonly name: string;
  /** Files that only its projects have. */
  readonly files: readonly string[];
  readonly dependency: RegExp;
}

const FRAMEWORKS: readonly Framework[] = [
  {
    name: "uni-app",
    files: ["pages.json", "manifest.json", "src/pages.json", "src/manifest.json"],
    dependency: /^@dcloudio\//,
  },
  { name: "Taro", files: ["src/app.config.ts", "src/app.config.js"], dependency: /^@tarojs\// },
  { name: "Mpx", files: ["src/app.mpx"], dependency: /^@mpxjs\// },
  { name: "WePY", files: ["src/app.wpy"], dependency: /^(?:@wepy\/|wepy$)/ },
  { name: "Remax", files: [], dependency: /^remax$/ },
  { name: "kbone", files: [], dependency: /^mp-webpack-plugin$/ },
  { name: "mpvue", files: [], dependency: /^mpvue$/ },
];

/**
 * @param path as it was given
 * @param root `miniprogramRoot` of its `project.config.json`
 */
export function noMiniProgram(path: string, root: string | undefined): Text {
  const has = (file: string) => existsSync(join(path, file));
  const built = BUILT.find((folder) => has(join(folder, "app.json")));
  const { en, zh } = whatIsThere(path, has, root, built !== undefined);
  const instead = built && join(path, built);
  return {
    en: `${path} holds no mini program: ${en}.${instead ? ` There is one in ${instead}.` : ""}`,
    zh: `${path} 中没有小程序：${zh}。${instead ? `${instead} 中有一个。` : ""}`,
  };
}

function whatIsThere(
  path: string,
  has: (file: string) => boolean,
  root: string | undefined,
  isBuilt: boolean,
): Text {
  const framework = frameworkOf(path, has);
  if (framework && !isBuilt)
    return {
      en: `it is a project of ${framework}, which has to be built first; give the folder that its build writes`,
      zh: `这是 ${framework} 项目，要先构建；请给出构建输出的文件夹`,
    };
  if (has("game.json"))
    return {
      en: "it is a mini game (game.json), not a mini program",
      zh: "这是小游戏（game.json），不是小程序",
    };
  const other = ["app.json5", "app.json.js", "app.js.json", "app.json.txt"].find(has);
  if (other) return { en: `it has ${other}; app.json is needed`, zh: `有 ${other}，需要的是 app.json` };
  if (root !== undefined)
    return {
      en: `its project.config.json says that one is in ${root}, and there is no app.json`,
      zh: `project.config.json 写明小程序在 ${root}，那里没有 app.json`,
    };
  return { en: "it has no app.json", zh: "缺少 app.json" };
}

function frameworkOf(path: string, has: (file: string) => boolean): string | undefined {
  const dependencies = dependenciesOf(join(path, "package.json"));
  return FRAMEWORKS.find(
    ({ files, dependency }) => files.some(has) || dependencies.some((name) => dependency.test(name)),
  )?.name;
}

function dependenciesOf(file: string): readonly string[] {
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, "utf8"));
    return Object.keys({ ...dependencies, ...devDependencies });
  } catch {
    return [];
  }
}
