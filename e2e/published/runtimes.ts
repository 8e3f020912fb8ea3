/** The versions of Node.js that the published packages promise to run on. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "./npm.ts";

const folder = fileURLToPath(new URL("./runtimes", import.meta.url));
const { arch, platform } = process;

const aliased = (major: string) =>
  join(folder, "node_modules", `node-${major}-${platform}-${arch}`, "bin/node");

/** Executables by their major version; 24 is the workspace's own. */
export const runtimes = { 20: aliased("20"), 22: aliased("22"), 24: process.execPath } as const;

/** Where the declarations for Node.js 20 are. */
export const types20 = join(folder, "node_modules/@types");

interface Locked {
  readonly version: string;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
}

/** Installs what the lock file names for this platform, unless it is there. */
export function installRuntimes(): void {
  const { packages } = readJson("package-lock.json") as { packages: Record<string, Locked> };
  const wanted = Object.entries(packages).filter(
    ([path, { os = platform, cpu = arch }]) => path !== "" && os.includes(platform) && cpu.includes(arch),
  );
  if (wanted.every(([path, { version }]) => installedVersion(path) === version)) return;
  npm(["ci"], folder);
}

function installedVersion(path: string): string | undefined {
  const manifest = join(path, "package.json");
  return existsSync(join(folder, manifest)) ? (readJson(manifest) as Locked).version : undefined;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), "utf8"));
}
