/** The files of the key folder, read one by one: plain, and nobody else's to read. */

import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { PEPPER, PEPPER_ID } from "@shiming/core";
import { Sentence, unreadable, usage } from "../sentence.ts";
import { shellWord } from "../shell-word.ts";

const KEK_FILE = /^kek-(.+)\.(key|wrapped)$/;
const FIRST_PEPPER = `${PEPPER}.key`;
const PEPPER_FILE = /^pepper-(.+)\.key$/;

/** Where the keys are, and whether there is data that they belong to. */
export interface KeyFolder {
  readonly folder: string;
  /** A lost key is then never made anew: it would not be the one. */
  readonly hasData: boolean;
}

/** The file of a key-encryption key. */
export interface KekFile {
  readonly name: string;
  readonly file: string;
  /** By a KMS: the file alone is no key. */
  readonly isWrapped: boolean;
}

export interface PepperFile {
  /** As hashes name it; `undefined` of the first. */
  readonly id: string | undefined;
  readonly file: string;
}

/** In order of their names as text; of two by the same name, the wrapped one. */
export function kekFiles({ folder }: Pick<KeyFolder, "folder">): readonly KekFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const files = new Map<string, KekFile>();
  for (const file of readdirSync(folder).sort()) {
    const [, name, ending] = KEK_FILE.exec(file) ?? [];
    if (name !== undefined) files.set(name, { name, file, isWrapped: ending === "wrapped" });
  }
  return [...files.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The first one, `pepper.key`, and then the others in order of their names as text. @throws Sentence for a name that no hash could say */
export function pepperFiles({ folder }: Pick<KeyFolder, "folder">): readonly PepperFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const names = readdirSync(folder);
  const later = names.flatMap((file): PepperFile[] => {
    const [, id] = PEPPER_FILE.exec(file) ?? [];
    if (id !== undefined && !PEPPER_ID.test(id)) misnamed(join(folder, file));
    return id === undefined ? [] : [{ id, file }];
  });
  const first = names.includes(FIRST_PEPPER) ? [{ id: undefined, file: FIRST_PEPPER }] : [];
  return [...first, ...later.sort((one, other) => (one.file < other.file ? -1 : 1))];
}

function misnamed(path: string): never {
  return usage({
    en: `${path}: the name of a pepper has at most 32 letters, digits, points and hyphens.`,
    zh: `${path}：胡椒值的名称最多 32 个字符，只能用字母、数字、点和连字符。`,
  });
}

/** What the file of a key holds, 32 bytes. @param path what it was read from */
export function secretOf(base64: string, path: string, size = 32): Buffer {
  const bytes = Buffer.from(base64, "base64");
  return bytes.length === size
    ? bytes
    : usage({
        en: `${path} must be the base64 of ${size} bytes.`,
        zh: `${path} 必须是 ${size} 字节的 base64。`,
      });
}

/** @throws Sentence for a file that is missing, no plain file, or open to others */
export function readKeyFile(keys: KeyFolder, file: string): string {
  const path = join(keys.folder, file);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return missing(keys, path);
  if (!stats.isFile()) usage({ en: `${path} is no plain file.`, zh: `${path} 不是普通文件。` });
  requirePrivate(path, stats);
  return read(path);
}

/** The half of a pair that anybody may read. */
export function readPublicFile(keys: KeyFolder, file: string): string {
  const path = join(keys.folder, file);
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? read(path) : missing(keys, path);
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    return unreadable(path, error);
  }
}

/** Which lost key it is must be plain, and that a new one is none. */
export function missing({ folder, hasData }: KeyFolder, path: string): never {
  if (!hasData) {
    return usage({
      en: `${path} is missing; "shiming keys create ${shellWord(folder)}" makes what is missing.`,
      zh: `缺少 ${path}；“shiming keys create ${shellWord(folder)}”会生成缺少的密钥。`,
    });
  }
  throw new Sentence(
    {
      en: `${path} is missing, and the data needs that very key: restore it from its backup; a new one cannot replace it.`,
      zh: `缺少 ${path}，而数据离不开这把密钥：请从备份恢复；新生成的不能代替它。`,
    },
    2,
  );
}

/** The group may read what root gives to it, as secrets are mounted; others never. */
export function requirePrivate(path: string, { mode, uid }: Stats): void {
  const isGivenByRoot = uid === 0 && process.geteuid?.() !== 0;
  if ((mode & (isGivenByRoot ? 0o027 : 0o077)) === 0) return;
  usage({
    en: `${path} can be read or written by others; "chmod 600 ${shellWord(path)}" closes it.`,
    zh: `其他用户可以读写 ${path}；请用“chmod 600 ${shellWord(path)}”收回权限。`,
  });
}
