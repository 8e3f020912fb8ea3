/** Built web pages, for whoever serves them: built once for each state of their sources, and by a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { digestOfSources, type PageSources } from "./sources.ts";

export type { PageSources } from "./sources.ts";

const SCRIPT = fileURLToPath(new URL("build.ts", import.meta.url));

export interface BuiltPages {
  /** The text of `NAME.html`; throws where there is none. */
  html(name: string): string;
  /** By file name. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

/** The sources changed or were never built, and here they cannot be. */
export class PagesNotBuilt extends Error {
  override readonly name = "PagesNotBuilt";
}

/**
 * The pages, of the sources as they are; builds them when nobody has yet. Each build is in a folder of `dist`
 * (ignored by git) that is named after its sources.
 * @throws PagesNotBuilt
 */
export async function buildPages(sources: PageSources): Promise<BuiltPages> {
  const builds = join(sources.root, "dist");
  const folder = join(builds, digestOfSources(sources) ?? readdirSync(builds)[0] ?? "");
  if (!existsSync(folder)) await buildInto(folder, sources.root);
  return readPages(folder);
}

/** Of several at once the first to finish wins, and nobody ever sees half a build. */
async function buildInto(folder: string, root: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  const failure = await runBuild(root, unfinished);
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
async function runBuild(root: string, folder: string): Promise<string | undefined> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    return String(error);
  }
  const child = spawn(process.execPath, [SCRIPT, root, folder], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
  });
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  return code === 0 ? undefined : complaint.trim();
}

function forgetOthers(folder: string): void {
  const builds = join(folder, "..");
  for (const name of readdirSync(builds)) {
    const other = join(builds, name);
    if (other !== folder && !name.includes(".")) rmSync(other, { recursive: true, force: true });
  }
}

function readPages(folder: string): BuiltPages {
  const names = readdirSync(join(folder, "pages"));
  return {
    html: (name) => readFileSync(join(folder, `${name}.html`), "utf8"),
    assets: new Map(names.map((name) => [name, readFileSync(join(folder, "pages", name))])),
  };
}
