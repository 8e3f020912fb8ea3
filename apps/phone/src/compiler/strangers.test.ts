/** Folders that were made to have the compiler read what it should not, or never end. */
import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileMiniProgram } from "./compile.ts";
import { problemsOf, writeFiles, writeMiniProgram } from "./testing/mini-program.ts";

describe("a file outside of the folder", () => {
  it("is not read through a symbolic link", async () => {
    const outside = writeMiniProgram();
    writeFiles(outside, { "secret.js": "exports.secret = 1;" });
    const folder = writeMiniProgram({ "app.js": 'require("./linked/secret");' });
    symlinkSync(outside, join(folder, "linked"));
    const { problems, modules } = await compileMiniProgram(folder);
    expect(problems.map(({ file, message }) => `${file} ${message}`)).toContain(
      "linked/secret.js leads out of the mini program's folder",
    );
    expect(Object.values(modules).join()).not.toContain("secret = 1");
  });

  it("is not read for being called a page", async () => {
    const folder = writeMiniProgram({ "inner/app.js": "", "inner/app.json": { pages: ["../pages/home"] } });
    const { problems, modules } = await compileMiniProgram(join(folder, "inner"));
    expect(problems.map(({ severity }) => severity)).toContain("error");
    expect(Object.keys(modules)).toEqual(["app.js"]);
  });

  it("is not read as a part of a package that leads there", async () => {
    const outside = writeMiniProgram({ "secret.js": "exports.secret = 1;" });
    const folder = writeMiniProgram({
      "app.js": 'require("evil/secret");',
      "node_modules/evil/package.json": {},
    });
    symlinkSync(outside, join(folder, "node_modules/evil/miniprogram_dist"));
    const { problems, modules } = await compileMiniProgram(folder);
    expect(problems).toMatchObject([{ message: "there is no module evil/secret" }]);
    expect(Object.keys(modules)).not.toContain("miniprogram_npm/evil/secret.js");
  });

  it("is not read for a comment in a style sheet", async () => {
    expect(await problemsOf({ "app.wxss": "/*# sourceMappingURL=../../../etc/passwd */" })).toEqual([]);
  });
});

describe("a file that would take for ever to read", () => {
  it("is named where it is too large", async () => {
    const folder = writeMiniProgram({ "app.wxss": "" });
    truncateSync(join(folder, "app.wxss"), 2 ** 30);
    const { problems } = await compileMiniProgram(folder);
    expect(problems).toMatchObject([
      { file: "app.wxss", message: "cannot be read, or is larger than 16 MiB" },
    ]);
  });

  it("is none where it is a pipe", async () => {
    const folder = writeMiniProgram({ "app.js": 'require("endless");', "node_modules/endless/index.js": "" });
    execFileSync("mkfifo", [join(folder, "node_modules/endless/package.json"), join(folder, "app.wxss")]);
    const { problems, appStyle } = await compileMiniProgram(folder);
    expect([problems.map(({ message }) => message), appStyle]).toEqual([["there is no module endless"], ""]);
  });
});

describe("a template that is nested deeper than its compiler goes", () => {
  it.each([
    ["elements", `${"<view>".repeat(1000)}${"</view>".repeat(1000)}`],
    ["expression", `{{${"[".repeat(5000)}${"]".repeat(5000)}}}`],
  ])("is named for its %s, and the next mini program is compiled", async (_what, wxml) => {
    expect(await problemsOf({ "pages/home.wxml": wxml })).toEqual([
      "error pages/home.wxml is nested too deeply, or an expression in it is too long",
    ]);
    expect(await problemsOf({})).toEqual([]);
  });
});
