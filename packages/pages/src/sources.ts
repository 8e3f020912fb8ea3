/** What a build of pages depends on, and a name for it. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where web pages come from. */
export interface PageSources {
  /** The folder of the package that the pages belong to, with `vite.config.ts` in it. */
  readonly root: string;
  /** Files and folders, relative to `root`, that the pages are made of. Missing ones count as empty. */
  readonly inputs: readonly string[];
}

/** They say with which settings, and with which version of everything that is built in. */
const SETTINGS = ["vite.config.ts", "package.json", "../../package-lock.json"];
const SHARED = ["vite.ts", "html.ts", "compress.ts", "language.ts", "sheet-preview.ts", "style", "vue"].map(
  (name) => fileURLToPath(new URL(name, import.meta.url)),
);

/** Changes when any source does; undefined where there are no sources, but a build alone. */
export function digestOfSources({ root, inputs }: PageSources): string | undefined {
  if (!existsSync(join(root, "vite.config.ts"))) return undefined;
  const hash = createHash("sha256");
  const files = [...inputs, ...SETTINGS, ...SHARED].flatMap((path) => filesIn(resolve(root, path)));
  for (const file of files) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.endsWith(".test.ts"))
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}
