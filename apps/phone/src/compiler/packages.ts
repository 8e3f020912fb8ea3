/** npm packages as a mini program installs them: in `node_modules`, in its folder or in one above it. */
import { realpathSync, statSync } from "node:fs";
import { dirname, join, posix, sep } from "node:path";
import { readBounded } from "./files.ts";

/** Where npm packages stand in a mini program. */
export const PACKAGES = "miniprogram_npm/";

export interface NpmPackage {
  /** What stands under `miniprogram_npm/NAME/`; without symbolic links. */
  readonly root: string;
  /** Its entry, relative to `root`, where that is not `index.js`. */
  readonly main: string | undefined;
}

/** `@scope/name/rest` or `name/rest`. */
const IN_PACKAGE = /^((?:@[^/]+\/)?[^/]+)\/(.+)$/;

/** The package that a path under {@link PACKAGES} is in, and what it is there; both empty for another path. */
export function splitPackagePath(path: string): { readonly name: string; readonly rest: string } {
  const below = path.startsWith(PACKAGES) ? path.slice(PACKAGES.length) : "";
  const [, name = "", rest = ""] = IN_PACKAGE.exec(below) ?? [];
  return { name, rest };
}

const NAME = /^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/i;

export function findPackage(folder: string, name: string): NpmPackage | undefined {
  if (!NAME.test(name)) return undefined;
  for (let above = folder; ; above = dirname(above)) {
    const found = readPackage(join(above, "node_modules", name));
    if (found || above === dirname(above)) return found;
  }
}

/** As the original's "build npm": the folder that `miniprogram` names, or `miniprogram_dist`, or the package itself. */
function readPackage(folder: string): NpmPackage | undefined {
  const manifest = readManifest(join(folder, "package.json"));
  if (!manifest) return undefined;
  const root = realpathSync(folder);
  const dist = typeof manifest.miniprogram === "string" ? manifest.miniprogram : "miniprogram_dist";
  const components = realFolder(join(root, posix.join("/", dist)));
  // A package may be a link, as npm and pnpm make them; its parts may not lead out of it.
  if (components && `${components}${sep}`.startsWith(root + sep))
    return { root: components, main: undefined };
  const main = typeof manifest.main === "string" ? posix.join("/", manifest.main).slice(1) : "index.js";
  return { root, main: main === "index.js" ? undefined : main };
}

function readManifest(file: string): { miniprogram?: unknown; main?: unknown } | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(readBounded(file)));
  } catch {
    return undefined;
  }
}

function realFolder(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}
