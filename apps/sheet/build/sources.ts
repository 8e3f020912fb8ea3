/** What a build of the pages depends on, and a name for it. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const WIRE = join(root, "../../packages/wire/src");
const SOURCES = ["sheet.html", "my.html", "vite.config.ts", "package.json", "src"].map((name) =>
  join(root, name),
);
const LOCK_FILE = join(root, "../../package-lock.json");

/** Changes when any source does, or the version of anything that is built in; undefined where there are no sources. */
export function digestOfSources(): string | undefined {
  if (!existsSync(join(root, "src"))) return undefined;
  const hash = createHash("sha256");
  for (const file of [...SOURCES, WIRE, LOCK_FILE].flatMap(filesIn)) {
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
