/** The package as the tools of mini programs take it. */
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { readText, root, runTool } from "../house/repository.ts";

const FOLDER = "packages/miniprogram";
const modules = globSync(`${FOLDER}/miniprogram_dist/**/*.js`, { cwd: root });

it("has a component's four files where the npm packages of mini programs have them", () => {
  const { miniprogram, files } = JSON.parse(readText(`${FOLDER}/package.json`));
  expect(files).toContain(miniprogram);
  const missing = ["js", "json", "wxml", "wxss"].filter(
    (kind) => !existsSync(join(root, FOLDER, miniprogram, `realname-button/index.${kind}`)),
  );
  expect(missing).toEqual([]);
});

it("needs no newer syntax than that of 2015", () => {
  const emitted = (target: ts.ScriptTarget) =>
    modules.map((file) => ts.transpileModule(readText(file), { compilerOptions: { target } }).outputText);
  expect(modules).toContain(`${FOLDER}/miniprogram_dist/realname-button/index.js`);
  expect(emitted(ts.ScriptTarget.ES2015)).toEqual(emitted(ts.ScriptTarget.ESNext));
});

it("needs no newer library than that of 2015", () => {
  expect(runTool("typescript/bin/tsc", ["-p", FOLDER])).toEqual({ status: 0, output: "" });
});
