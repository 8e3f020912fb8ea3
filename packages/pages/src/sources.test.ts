import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";

/** A workspace with one app, in the places of the true one. */
const workspace = mkdtempSync(join(tmpdir(), "shiming-pages-"));
const root = join(workspace, "apps/sheet");
afterAll(() => rmSync(workspace, { recursive: true }));

const code = join(workspace, "packages/pages/src");
cpSync(fileURLToPath(new URL(".", import.meta.url)), code, { recursive: true });
const { digestOfSources }: typeof import("./sources.ts") = await import(
  pathToFileURL(join(code, "sources.ts")).href
);
const digest = () => digestOfSources({ root, inputs: ["sheet.html", "src"] });

function write(file: string): void {
  mkdirSync(dirname(join(workspace, file)), { recursive: true });
  writeFileSync(join(workspace, file), file);
}

it("there is no name for a build without sources", () => {
  expect(digest()).toBeUndefined();
});

it("a build is called another name when anything that it is made of changes, and when nothing else does", () => {
  write("apps/sheet/vite.config.ts");
  const made = [
    ...["sheet.html", "src/main.ts", "src/deep/part.vue", "package.json"].map((file) => `apps/sheet/${file}`),
    ...["package-lock.json", "packages/pages/src/vite.ts"],
  ];
  const names = [digest()];
  for (const file of made) {
    write(file);
    names.push(digest());
    appendFileSync(join(workspace, file), " changed");
    names.push(digest());
  }
  expect(new Set(names).size).toBe(names.length);
  for (const file of ["src/main.test.ts", "dist/page.html", "README.md"]) write(`apps/sheet/${file}`);
  expect(digest()).toBe(names.at(-1));
});
