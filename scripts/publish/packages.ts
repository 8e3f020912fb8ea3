/** Writes the packages as they are published, each into a folder of its own that `npm pack` takes as it is. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleBrowserHalf } from "./browser-file.ts";
import { compilePackages } from "./compile.ts";
import { type Manifest, publishedManifest } from "./manifest.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** In the order in which they depend on each other. */
export const PUBLISHED = ["wire", "crypto", "sdk", "host", "miniprogram"] as const;

export type PublishedPackage = (typeof PUBLISHED)[number];

/** @param folderOf where a package goes; what is there is replaced */
export function buildPackages(folderOf: (name: PublishedPackage) => string): void {
  const files = compilePackages(root);
  const manifests = PUBLISHED.map(readManifest);
  const versions = new Map(manifests.map(({ name, version }) => [name, version]));
  for (const [place, name] of PUBLISHED.entries()) {
    const folder = folderOf(name);
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of files) {
      if (path.startsWith(`${name}/`)) write(join(folder, path.slice(name.length + 1)), text);
    }
    const manifest = manifests[place] as Manifest;
    // Without exports there is nothing to compile: what the package names is published as it is.
    const asItIs = manifest.exports ? [] : manifest.files;
    for (const file of [...asItIs, "README.md"]) {
      cpSync(join(root, "packages", name, file), join(folder, file), { recursive: true });
    }
    cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
    const published = publishedManifest(manifest, versions);
    if (name === "host") write(join(folder, "lib/shiming-host.js"), bundleBrowserHalf(root));
    write(join(folder, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
  }
}

function readManifest(name: PublishedPackage): Manifest {
  return JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8"));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
