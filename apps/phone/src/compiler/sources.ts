/** The files of a mini program: those of its folder, and its npm packages under `miniprogram_npm/`. Nothing outside of them. */
import { createHash } from "node:crypto";
import { realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { LARGEST_MIB, readBounded } from "./files.ts";
import { findPackage, type NpmPackage, splitPackagePath } from "./packages.ts";
import { Problems } from "./problems.ts";
import { Uses } from "./uses.ts";

export class Sources {
  readonly problems = new Problems();
  readonly uses = new Uses();
  readonly #folder: string;
  /** Where each is on this machine; undefined where there is none. */
  readonly #files = new Map<string, string | undefined>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #unreadable = new Set<string>();
  readonly #packages = new Map<string, NpmPackage | undefined>();

  /** @throws if the folder is not there */
  constructor(folder: string) {
    this.#folder = realpathSync(folder);
  }

  /** Of everything that was read. */
  get digest(): string {
    const hash = createHash("sha256");
    for (const [path, text] of [...this.#texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (text !== undefined) hash.update(JSON.stringify([path, text]));
    }
    return hash.digest("hex");
  }

  readonly has = (path: string): boolean =>
    this.#locate(path) !== undefined || this.#generated(path) !== undefined;

  /** The text of a file, without a byte order mark; undefined where there is none. */
  read(path: string): string | undefined {
    if (!this.#texts.has(path)) this.#texts.set(path, this.#readOnce(path));
    return this.#texts.get(path);
  }

  /** Of which an error says so, and whose text is empty here. */
  isUnreadable(path: string): boolean {
    return this.#unreadable.has(path);
  }

  #readOnce(path: string): string | undefined {
    const file = this.#locate(path);
    if (file === undefined) return this.#generated(path);
    const content = readBounded(file);
    if (!content) {
      this.problems.error(path, {
        en: `cannot be read, or is larger than ${LARGEST_MIB} MiB`,
        zh: `无法读取，或大于 ${LARGEST_MIB} MiB`,
      });
      this.#unreadable.add(path);
      return "";
    }
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(content);
    } catch {
      this.problems.error(path, { en: "is not readable as UTF-8", zh: "不是 UTF-8 编码" });
      this.#unreadable.add(path);
      return "";
    }
  }

  /** An npm package's `index.js`, where its entry is called otherwise. */
  #generated(path: string): string | undefined {
    const { name, rest } = splitPackagePath(path);
    const main = rest === "index.js" ? this.#package(name)?.main : undefined;
    return main && `module.exports = require(${JSON.stringify(`./${main}`)});`;
  }

  #locate(path: string): string | undefined {
    if (!this.#files.has(path)) this.#files.set(path, this.#locateOnce(path));
    return this.#files.get(path);
  }

  #locateOnce(path: string): string | undefined {
    const own = this.#within(this.#folder, path, path);
    if (own !== undefined) return own;
    const { name, rest } = splitPackagePath(path);
    const found = this.#package(name);
    return found && this.#within(found.root, rest, path);
  }

  #package(name: string): NpmPackage | undefined {
    if (!this.#packages.has(name)) this.#packages.set(name, findPackage(this.#folder, name));
    return this.#packages.get(name);
  }

  /** A symbolic link may lead to another file of the same folder, and nowhere else. */
  #within(root: string, path: string, name: string): string | undefined {
    const real = realFile(join(root, path));
    if (real === undefined || real.startsWith(root + sep)) return real;
    this.problems.error(name, {
      en: "leads out of the mini program's folder",
      zh: "指向小程序文件夹之外",
    });
    return undefined;
  }
}

function realFile(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}
