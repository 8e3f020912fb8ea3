import { realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { readBounded } from "../../compiler/files.ts";
import { findPackage, splitPackagePath } from "../../compiler/packages.ts";

/** What a template or a style can show. Sources are in the bundle, and nobody else's business. */
const TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".bmp": "image/bmp",
  ".ico": "image/x-icon",
  ".svg": "image/svg+xml",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
};

export interface AppFile {
  readonly type: string;
  readonly content: Buffer;
}

/** A picture or font of a mini program; `undefined` for what is none, is not there, or lies outside its folder. */
export async function readAppFile(folder: string, path: string): Promise<AppFile | undefined> {
  const type = TYPES[extname(path).toLowerCase()];
  const content = type && ((await readWithin(folder, path)) ?? (await readFromPackage(folder, path)));
  return type && content ? { type, content } : undefined;
}

async function readFromPackage(folder: string, path: string): Promise<Buffer | undefined> {
  const { name, rest } = splitPackagePath(path);
  const found = findPackage(folder, name);
  return found && readWithin(found.root, rest);
}

async function readWithin(root: string, path: string): Promise<Buffer | undefined> {
  try {
    // Links are followed first, and judged by where they lead.
    const [folder, file] = await Promise.all([realpath(root), realpath(join(root, path))]);
    return file.startsWith(folder + sep) ? readBounded(file) : undefined;
  } catch {
    return undefined;
  }
}
