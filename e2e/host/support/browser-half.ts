/** The sources of `@shiming/host/browser` as a page can load them: without their types, and found by their names. */
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../../../packages", import.meta.url));

/** To be put into a page, before its first module. */
export const importMap = JSON.stringify({
  imports: {
    "@shiming/host/browser": "/packages/host/src/browser/index.ts",
    "@shiming/wire": "/packages/wire/src/index.ts",
  },
});

/** The JavaScript of `/packages/…/x.ts`; `undefined` for any other path. */
export function moduleAt(path: string): string | undefined {
  const [, file] = /^\/packages\/((?:host|wire)\/src\/[a-z/-]+\.ts)$/.exec(path) ?? [];
  return file && stripTypeScriptTypes(readFileSync(join(packages, file), "utf8"));
}
