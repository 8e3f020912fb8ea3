/** A copy of the repository, in which a file can be spoilt while nobody else reads it. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { listFiles, root } from "../../e2e/house/repository.ts";

/** Where npm links the packages of the repository itself. */
const OWN = "@shiming";

export function openWorkshop(): { readonly folder: string; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), "shiming-mutants-"));
  for (const file of listFiles()) copy(folder, file);
  for (const app of readdirSync(join(root, "apps"))) copy(folder, join("apps", app, "dist"));
  linkPackages(join(folder, "node_modules"));
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

function copy(folder: string, path: string): void {
  const from = join(root, path);
  if (!existsSync(from)) return;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  cpSync(from, join(folder, path), { recursive: true });
}

/** The packages of others are the installed ones; our own are those of the copy. */
function linkPackages(modules: string): void {
  const installed = join(root, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(installed)) {
    if (name === OWN)
      cpSync(join(installed, name), join(modules, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(join(installed, name), join(modules, name));
  }
}
