/** The built pages, for whoever serves them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { digestOfSources, root } from "./sources.ts";

/** Each build in a folder named after its sources; ignored by git. */
const BUILDS = join(root, "dist");
const SCRIPT = fileURLToPath(new URL("build.ts", import.meta.url));

export interface BuiltPages {
  readonly sheet: string;
  readonly my: string;
  /** By file name. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

/** The sources changed or were never built, and here they cannot be. */
export class PagesNotBuilt extends Error {
  override readonly name = "PagesNotBuilt";
}

/**
 * The pages, built from the sources as they are; builds them when nobody has yet.
 * @throws PagesNotBuilt
 */
export async function builtPages(): Promise<BuiltPages> {
  const digest = digestOfSources() ?? readdirSync(BUILDS)[0] ?? "";
  const folder = join(BUILDS, digest);
  if (!existsSync(folder)) await buildInto(folder);
  return readPages(folder);
}

/** Of several at once the first to finish wins, and nobody ever sees half a build. */
async function buildInto(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  const failure = await runBuild(unfinished);
  if (failure !== undefined) throw new PagesNotBuilt(failure);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw new PagesNotBuilt(String(error));
  }
  forgetOthers(folder);
}

/** @returns what went wrong, if anything */
async function runBuild(folder: string): Promise<string | undefined> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    return String(error);
  }
  const child = spawn(process.execPath, [SCRIPT, folder], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
  });
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  return code === 0 ? undefined : complaint.trim();
}

function forgetOthers(folder: string): void {
  for (const name of readdirSync(BUILDS)) {
    const other = join(BUILDS, name);
    if (other !== folder && !name.includes(".")) rmSync(other, { recursive: true, force: true });
  }
}

function readPages(folder: string): BuiltPages {
  const names = readdirSync(join(folder, "pages"));
  return {
    sheet: readFileSync(join(folder, "sheet.html"), "utf8"),
    my: readFileSync(join(folder, "my.html"), "utf8"),
    assets: new Map(names.map((name) => [name, readFileSync(join(folder, "pages", name))])),
  };
}
