/** Takes a copy apart in a folder of its own, and holds it to what it says of itself, before anything is put back. */

import type { KeyObject } from "node:crypto";
import {
  chmodSync,
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { foreignKeysAmong, type PlatformKey, treeHeadOf, verifyAudit } from "@shiming/core";
import { knowsSchema } from "@shiming/store";
import { inspectSqlite, readSqliteAudit, readSqliteKeyRegister, readSqliteLog } from "@shiming/store/sqlite";
import { Decrypter } from "age-encryption";
import { extract } from "tar";
import { isNoRoom } from "../faults/system-errors.ts";
import { makeFolder } from "../make-folder.ts";
import { Sentence, unreadable, unwritable, usage } from "../sentence.ts";
import { faultSentence } from "../server/own-keys.ts";
import { fileDigest } from "./file-digest.ts";
import { COPIED, MANIFEST, type Manifest, readManifest, sameCounts, untrue } from "./manifest.ts";

export interface CopyToUnpack {
  readonly file: string;
  /** The file of the identities of age that may open it. */
  readonly identity: string | undefined;
  /** A folder that is there for this. */
  readonly into: string;
  /** What the data has to belong to; asked for when the copy is known to be one, and whole. */
  readonly heldKeys: () => Promise<HeldKeys>;
}

interface HeldKeys {
  readonly fingerprints: readonly PlatformKey[];
  /** What its log has to be signed by. */
  readonly publicKey: KeyObject;
}

const AGE = "age-encryption.org/v1\n";
/** Of the first header of a tar archive, and where it stands there. */
const TAR = "ustar";
const TAR_PLACE = 257;

/** @throws Sentence about what is wrong with it; the folder is gone then */
export async function unpackCopy(copy: CopyToUnpack): Promise<Manifest> {
  const { file, into } = copy;
  rmSync(into, { recursive: true, force: true });
  makeFolder(into);
  try {
    await takeApart(copy);
    const manifest = existsSync(join(into, MANIFEST))
      ? readManifest(readFileSync(join(into, MANIFEST), "utf8"), file)
      : refuse(file, { en: "it has no manifest", zh: "没有清单" });
    await requireFiles(copy, manifest);
    await requireContent(copy, manifest);
    return manifest;
  } catch (error) {
    rmSync(into, { recursive: true, force: true });
    throw error;
  }
}

async function takeApart({ file, identity, into }: CopyToUnpack): Promise<void> {
  const decrypter = decrypterFor(file, identity);
  const allowed: readonly string[] = [MANIFEST, ...COPIED];
  let strange: string | undefined;
  try {
    const bytes = Readable.toWeb(createReadStream(file)) as never;
    const plain = decrypter ? ((await decrypter.decrypt(bytes)) as never) : bytes;
    const unpack = extract({
      cwd: into,
      strict: true,
      preserveOwner: false,
      filter(path, entry) {
        const isMeant = allowed.includes(path) && "type" in entry && entry.type === "File";
        if (!isMeant) strange = path;
        return isMeant;
      },
    });
    await pipeline(Readable.fromWeb(plain), unpack as unknown as NodeJS.WritableStream);
  } catch (error) {
    if (isNoRoom(error)) throw unwritable(into, error);
    refuse(file, {
      en: "it is cut off, damaged, or encrypted to somebody else",
      zh: "文件不完整、已损坏，或是加密给别人的",
    });
  }
  if (strange !== undefined) {
    refuse(file, { en: "it holds something that does not belong there", zh: "含有不该有的内容" });
  }
}

function decrypterFor(file: string, identity: string | undefined): Decrypter | undefined {
  const beginning = beginningOf(file);
  if (!beginning.startsWith(AGE)) {
    if (!beginning.startsWith(TAR, TAR_PLACE)) refuse(file, NO_COPY);
    return undefined;
  }
  if (identity === undefined) {
    return usage({
      en: `${file} is encrypted: name the file of your identity, --identity FILE.`,
      zh: `${file} 是加密的：请用 --identity FILE 指定你的私钥文件。`,
    });
  }
  const decrypter = new Decrypter();
  for (const line of linesOf(identity)) decrypter.addIdentity(line);
  return decrypter;
}

function linesOf(identity: string): readonly string[] {
  try {
    return readFileSync(identity, "utf8")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line.startsWith("AGE-SECRET-KEY-"));
  } catch (error) {
    return unreadable(identity, error);
  }
}

const NO_COPY = {
  en: 'it is neither a tar archive nor encrypted by age, as "shiming backup" makes a copy',
  zh: "它不是“shiming backup”生成的 tar 归档，也没有用 age 加密",
};

function beginningOf(file: string): string {
  try {
    const beginning = Buffer.alloc(TAR_PLACE + TAR.length);
    const opened = openSync(file, "r");
    try {
      readSync(opened, beginning);
    } finally {
      closeSync(opened);
    }
    return beginning.toString("latin1");
  } catch (error) {
    return unreadable(file, error);
  }
}

async function requireFiles({ file, into }: CopyToUnpack, { files }: Manifest): Promise<void> {
  const there = readdirSync(into).filter((name) => name !== MANIFEST);
  const named: readonly string[] = files.map(({ name }) => name);
  if (JSON.stringify(there.sort()) !== JSON.stringify([...named].sort()) || !named.includes("shiming.db")) {
    refuse(file, { en: "files are missing, or too many", zh: "文件缺少或多余" });
  }
  for (const { name, size, sha256 } of files) {
    const path = join(into, name);
    // Whoever packed it does not say who may read it here.
    chmodSync(path, 0o600);
    if (statSync(path).size !== size || (await fileDigest(path)) !== sha256) {
      refuse(file, { en: `${name} has another content`, zh: `${name} 的内容不同` });
    }
  }
}

/** What the databases themselves say, whatever the manifest does. */
async function requireContent(copy: CopyToUnpack, manifest: Manifest): Promise<void> {
  const { file, into } = copy;
  const found = inspectSqlite(into) ?? refuse(file, { en: "a database is damaged", zh: "数据库已损坏" });
  if (found.schema !== manifest.schema || !knowsSchema(found.schema)) {
    throw new Sentence({
      en: `${file} is of another release (migration ${found.schema}): put it back with the version that made it, ${manifest.version}, or a newer one.`,
      zh: `${file} 来自其他版本（迁移 ${found.schema}）：请用生成它的版本 ${manifest.version} 或更新的版本恢复。`,
    });
  }
  for (const { name, tables } of manifest.files) {
    if (name.endsWith(".db") && !sameCounts(tables, found.counts[name])) {
      refuse(file, { en: `${name} has other rows`, zh: `${name} 的行数不同` });
    }
  }
  const { fingerprints, publicKey } = await copy.heldKeys();
  const register = readSqliteKeyRegister(into);
  const foreign = await foreignKeysAmong(fingerprints, { list: async () => register });
  if (foreign.length > 0) throw new Sentence(faultSentence(foreign));
  await requireLog(copy, publicKey, manifest);
}

/** Every entry, the tree over all of them, and its head, signed by the key of this platform. */
async function requireLog(
  { file, into }: CopyToUnpack,
  publicKey: KeyObject,
  manifest: Manifest,
): Promise<void> {
  const log = readSqliteLog(into);
  try {
    const stored = log.head();
    const { problems } = await verifyAudit(readSqliteAudit(into), {
      heads: [],
      publicKeys: [publicKey],
      stored,
      leafTile: async (index) => log.tile(0, index),
    });
    const root = stored ? treeHeadOf(stored).root.toString("hex") : null;
    const isSame = manifest.log.size === (stored?.seq ?? 0) && manifest.log.root === root;
    if (!isSame || problems.length > 0) {
      refuse(file, { en: "its log of the audit is another", zh: "审计日志不同" });
    }
  } finally {
    log.close();
  }
}

function refuse(file: string, what: { readonly en: string; readonly zh: string }): never {
  throw untrue(file, what);
}
