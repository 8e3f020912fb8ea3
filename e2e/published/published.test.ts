import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importsOf } from "../house/import-table.ts";
import { readText, root, runTool, typeCheck } from "../house/repository.ts";
import { WHOLE_PROJECT_MS } from "../support/patience.ts";
import { authorize } from "../support/samples.ts";
import { startSandbox } from "../support/shiming.ts";
import { addTypebox, createProject, packPackages } from "./project.ts";
import { runProgram } from "./run-program.ts";
import { installRuntimes, runtimes, types20 } from "./runtimes.ts";

const LONG = { timeout: WHOLE_PROJECT_MS };
const PERSONS = ["zhangsanfeng", "yanwenbo", "chenhong"];

const scratch = mkdtempSync(join(tmpdir(), "shiming-published-"));
const project = join(scratch, "project");
const projectWithTypebox = join(scratch, "project-with-typebox");
const installed = join(project, "node_modules");

beforeAll(() => {
  const packages = join(scratch, "packages");
  mkdirSync(packages);
  const tarballs = packPackages(packages);
  createProject(project, tarballs);
  cpSync(project, projectWithTypebox, { recursive: true });
  addTypebox(projectWithTypebox);
  installRuntimes();
}, WHOLE_PROJECT_MS);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8"));

describe("the packages", () => {
  it("bring nothing but what decodes names, what speaks HTTP and what signs assertions", () => {
    const { packages } = readJson(join(project, "package-lock.json"));
    const ours = ["crypto", "host", "miniprogram", "sdk", "wire"].map((name) => `@shiming/${name}`);
    expect(Object.keys(packages).filter((path) => path !== "")).toEqual(
      [...ours, "iconv-lite", "jose", "safer-buffer", "undici"].map((name) => `node_modules/${name}`),
    );
  });

  it.each(["wire", "crypto", "sdk", "host"])(
    "%s has code, types, sources, a licence and a README, and no test",
    (name) => {
      const folder = join(installed, "@shiming", name);
      const files = globSync("**/*.*", { cwd: folder });
      expect(
        files.filter((file) => !/^(?:lib\/.+\.(?:js|d\.ts)(?:\.map)?|src\/.+\.[jt]s)$/.test(file)).sort(),
      ).toEqual(["README.md", "package.json"]);
      expect(files.filter((file) => /\.test\.|testing/.test(file))).toEqual([]);
      expect(readFileSync(join(folder, "LICENSE"), "utf8")).toBe(readText("LICENSE"));
      const {
        private: isPrivate,
        scripts,
        devDependencies,
        engines,
      } = readJson(join(folder, "package.json"));
      expect({ isPrivate, scripts, devDependencies, engines }).toEqual({ engines: { node: ">=20.19" } });
    },
  );

  it("miniprogram has its component, types, a licence and a README, and asks for no Node.js", () => {
    const folder = join(installed, "@shiming/miniprogram");
    const files = globSync("**/*", { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => join(relative(folder, parentPath), name));
    expect(paths.filter((file) => !file.startsWith("miniprogram_dist/")).sort()).toEqual([
      "LICENSE",
      "README.md",
      "index.d.ts",
      "package.json",
    ]);
    expect(paths).toContain("miniprogram_dist/realname-button/index.wxml");
    const { private: isPrivate, engines, dependencies, miniprogram } = readJson(join(folder, "package.json"));
    expect({ isPrivate, engines, dependencies, miniprogram }).toEqual({ miniprogram: "miniprogram_dist" });
  });

  it("have maps that lead to sources that are there", () => {
    const maps = globSync("@shiming/*/lib/**/*.map", { cwd: installed });
    const missing = maps.filter((map) => {
      const { sources } = readJson(join(installed, map)) as { sources: string[] };
      return (
        sources.length !== 1 || !sources.every((source) => existsSync(join(installed, dirname(map), source)))
      );
    });
    expect(maps.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it("host has its browser half as one file, too, for pages without a bundler", () => {
    const file = readFileSync(join(installed, "@shiming/host/lib/shiming-host.js"), "utf8");
    expect(file).toContain("customElements.define");
    expect(importsOf(file)).toEqual([]);
  });

  it("name no file that is not there", () => {
    const broken = globSync("@shiming/*/lib/**/*.{js,d.ts}", { cwd: installed }).flatMap((file) =>
      importsOf(readFileSync(join(installed, file), "utf8"))
        .map(({ specifier }) => specifier)
        .filter((name) => name.startsWith(".") && !existsSync(join(installed, dirname(file), name)))
        .map((name) => `${file}: ${name}`),
    );
    expect(broken).toEqual([]);
  });
});

describe.each(Object.entries(runtimes))("on Node.js %s", LONG, (major, executable) => {
  it("is that version", () => {
    expect(execFileSync(executable, ["--version"], { encoding: "utf8" })).toMatch(
      new RegExp(`^v${major}\\.`),
    );
  });

  it("they compute the published vectors", async () => {
    const env = { VECTORS: join(root, "vectors") };
    const result = await runProgram(executable, join(project, "vectors.test.js"), env);
    expect(result).toEqual({ code: 0, passed: 8, complaints: [] });
  });

  it("they exchange auth_tokens for names at a sandbox, 䶮 and 𬭎 among them", async () => {
    const sandbox = await startSandbox();
    const tokens = await Promise.all(PERSONS.map((userId) => authorize(sandbox, userId)));
    const result = await runProgram(executable, join(project, "exchange.test.js"), {
      SANDBOX: sandbox.data,
      AUTH_TOKENS: JSON.stringify(Object.fromEntries(PERSONS.map((userId, i) => [userId, tokens[i]]))),
    });
    expect(result).toEqual({ code: 0, passed: 4, complaints: [] });
  });

  it("a host signs assertions with them", async () => {
    const result = await runProgram(executable, join(project, "host.test.js"));
    expect(result).toEqual({ code: 0, passed: 4, complaints: [] });
  });

  it("their schemas validate, where TypeBox is", async () => {
    const program = join(projectWithTypebox, "schemas.test.js");
    const result = await runProgram(executable, program);
    expect(result).toEqual({ code: 0, passed: 1, complaints: [] });
  });
});

describe("the types", LONG, () => {
  const types24 = join(root, "node_modules/@types");
  const older = ["--module", "commonjs", "--moduleResolution", "node10", "--ignoreDeprecations", "6.0"];

  it.each([
    ["with those of Node.js 20", "typescript", ["--typeRoots", types20]],
    ["with those of Node.js 24", "typescript-7", ["--typeRoots", types24]],
    ["in an older CommonJS project", "typescript", ["--typeRoots", types24, "--skipLibCheck", ...older]],
  ])("compile without TypeBox, and refuse what is wrong: %s", (_, compiler, options) => {
    const args = ["-p", project, ...options];
    expect(runTool(`${compiler}/bin/tsc`, args)).toEqual({ status: 0, output: "" });
  });

  it("of what runs in a browser need a document, and nothing of Node.js", () => {
    const config = join(project, "tsconfig.web.json");
    expect(typeCheck(["-p", config])).toEqual({ status: 0, output: "" });
  });

  it("of messages are those of the schemas, written out", () => {
    const names = [...readText("packages/wire/src/messages.ts").matchAll(/^ {2}(\w+),$/gm)].map(
      ([, name]) => name,
    );
    const lines = names.map((name) => `export const ${name}: Same<written.${name}, derived.${name}> = true;`);
    const imports = [
      'import type * as written from "@shiming/wire";',
      'import type * as derived from "@shiming/wire/schemas";',
      'import type { Same } from "./same.js";',
    ];
    writeFileSync(join(projectWithTypebox, "messages.ts"), [...imports, ...lines].join("\n"));
    const config = { extends: "./tsconfig.json", files: ["messages.ts"] };
    writeFileSync(join(projectWithTypebox, "tsconfig.messages.json"), JSON.stringify(config));
    expect(names).toContain("RealnameInfoAnswer");
    const options = ["-p", join(projectWithTypebox, "tsconfig.messages.json"), "--skipLibCheck"];
    expect(typeCheck([...options, "--typeRoots", types24])).toEqual({ status: 0, output: "" });
  });
});

it(
  "the sources of the packages use no more of Node.js than version 20 has, and nothing of a language newer than ES2023",
  LONG,
  () => {
    const options = ["-p", "tsconfig.portable.json", "--typeRoots", types20];
    expect(typeCheck(options)).toEqual({ status: 0, output: "" });
  },
);
