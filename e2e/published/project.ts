/** The packages as whoever installs them has them: built, packed, and installed into a project of nothing else. */
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPackages, PUBLISHED } from "../../scripts/publish/packages.ts";
import { root } from "../house/repository.ts";
import { npm } from "./npm.ts";

const programs = fileURLToPath(new URL("./project", import.meta.url));

/** Builds and packs. @returns the tarballs */
export function packPackages(folder: string): string[] {
  buildPackages((name) => join(folder, name));
  const packed = npm(["pack", "--json", ...PUBLISHED.map((name) => `./${name}`)], folder);
  return (JSON.parse(packed) as { filename: string }[]).map(({ filename }) => join(folder, filename));
}

/** A project with the tarballs for its dependencies, and the programs of `project/`. */
export function createProject(folder: string, tarballs: readonly string[]): void {
  cpSync(programs, folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  npm(["install", ...tarballs], folder);
}

/** Adds what the schemas need, as it is locked for the workspace. */
export function addTypebox(folder: string): void {
  symlinkSync(join(root, "node_modules/typebox"), join(folder, "node_modules/typebox"));
}
