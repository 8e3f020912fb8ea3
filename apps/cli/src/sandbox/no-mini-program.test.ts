import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { noMiniProgram } from "./no-mini-program.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-no-mini-program-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function said(files: Readonly<Record<string, string>>, root?: string): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return noMiniProgram(folder, root).en.replaceAll(folder, "DIR");
}

const withDependency = (name: string) => ({
  "package.json": JSON.stringify({ dependencies: { [name]: "1" } }),
});

it.each<[Readonly<Record<string, string>>, string]>([
  [{ "README.md": "" }, "it has no app.json."],
  [
    { "pages.json": "{}" },
    "it is a project of uni-app, which has to be built first; give the folder that its build writes.",
  ],
  [
    withDependency("@tarojs/taro"),
    "it is a project of Taro, which has to be built first; give the folder that its build writes.",
  ],
  [
    withDependency("@mpxjs/core"),
    "it is a project of Mpx, which has to be built first; give the folder that its build writes.",
  ],
  [
    { "src/app.wpy": "" },
    "it is a project of WePY, which has to be built first; give the folder that its build writes.",
  ],
  [{ "game.json": "{}" }, "it is a mini game (game.json), not a mini program."],
  [{ "app.json5": "{}" }, "it has app.json5; app.json is needed."],
  [{ "dist/app.json": "{}" }, "it has no app.json. There is one in DIR/dist."],
  [
    { ...withDependency("@dcloudio/uni-app"), "dist/build/mp-weixin/app.json": "{}" },
    "it has no app.json. There is one in DIR/dist/build/mp-weixin.",
  ],
])("of %j it is said what it is, or where one is", (files, sentence) => {
  expect(said(files)).toBe(`DIR holds no mini program: ${sentence}`);
});

it("names the folder that the project's settings name", () => {
  expect(said({ "README.md": "" }, "nowhere/")).toBe(
    "DIR holds no mini program: its project.config.json says that one is in nowhere/, and there is no app.json.",
  );
});
