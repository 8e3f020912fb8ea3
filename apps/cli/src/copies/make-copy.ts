/** Makes a copy of a platform's data in one file: a tar archive, encrypted by age where somebody is to have it. */
import { copyFileSync, createWriteStream, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { treeHeadOf } from "@shiming/core";
import { inspectSqlite, readSqliteKeyRegister, readSqliteLog, snapshotSqlite } from "@shiming/store/sqlite";
import { Encrypter } from "age-encryption";
import { create } from "tar";
import { makeFolder } from "../make-folder.ts";
import { giveName, isThere, requireFileName } from "../new-file.ts";
import { writePrivateFile } from "../private-file.ts";
import { Sentence, unwritable, usage } from "../sentence.ts";
import { auditHeadsFile } from "../server/audit-heads.ts";
import { VERSION } from "../version.ts";
import { fileDigest } from "./file-digest.ts";
import { COPIED, MANIFEST, type Manifest, sameCounts } from "./manifest.ts";

/** What a copy is put together of, and itself; SQLite and the writer of files have more beside them for a while. */
const PARTS = [...COPIED, MANIFEST, "copy"].flatMap((name) => [name, `${name}-journal`, `${name}.new`]);

export interface CopyToMake {
  /** The folder of the data. */
  readonly data: string;
  /** The file of the copy; there is none by that name yet. */
  readonly to: string;
  /** `age1…`, each of whom can open it; with none it is in the open. */
  readonly recipients: readonly string[];
}

/**
 * A server goes on working meanwhile. What names and numbers are sealed with is not in it, and neither is any other key.
 * @throws Sentence; StoreUnavailable
 */
export async function makeCopy({ data, to, recipients }: CopyToMake, at: Date): Promise<Manifest> {
  const encrypter = encrypterFor(recipients);
  requireFileName(to);
  const folder = `${to}.parts`;
  makeEmpty(folder, to);
  try {
    const manifest = await fill(folder, data, at);
    await archive(folder, [MANIFEST, ...manifest.files.map(({ name }) => name)], to, encrypter);
    return manifest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a copy that was cut off has left there goes, and nothing else. */
function makeEmpty(folder: string, to: string): void {
  try {
    if (isThere(to)) {
      usage({ en: `${to} is already there; name another file.`, zh: `${to} 已经存在；请另选文件名。` });
    }
    if (isThere(folder)) {
      if (readdirSync(folder).some((name) => !PARTS.includes(name))) throw inTheWay(folder);
      rmSync(folder, { recursive: true });
    }
    makeFolder(folder);
  } catch (error) {
    if (error instanceof Sentence) throw error;
    usage(unwritable(to, error).text);
  }
}

const inTheWay = (folder: string) =>
  new Sentence(
    {
      en: `${folder} holds what no copy has left there: nothing was changed; move it, or name another file.`,
      zh: `${folder} 中有不是备份留下的内容：没有作任何改动；请移走它，或另选文件名。`,
    },
    2,
  );

/** Heads first: none of them is then of a later moment than the databases. */
async function fill(folder: string, data: string, at: Date): Promise<Manifest> {
  const heads = auditHeadsFile(data);
  if (existsSync(heads)) copyFileSync(heads, join(folder, "audit-heads.ndjson"));
  const counts = await snapshotSqlite(data, folder);
  const copied = inspectSqlite(folder);
  if (!copied || COPIED.some((name) => !sameCounts(counts[name], copied.counts[name]))) {
    throw new Sentence({
      en: `The copy of ${data} is not what was copied: the disk, or the database, is damaged.`,
      zh: `${data} 的副本与原数据不同：磁盘或数据库已损坏。`,
    });
  }
  const there = COPIED.filter((name) => existsSync(join(folder, name)));
  const files = await Promise.all(
    there.map(async (name) => ({
      name,
      size: statSync(join(folder, name)).size,
      sha256: await fileDigest(join(folder, name)),
      ...(counts[name] && { tables: { ...counts[name] } }),
    })),
  );
  const keys = readSqliteKeyRegister(folder).map(({ name, fingerprint }) => ({ name, fingerprint }));
  const manifest: Manifest = {
    format: 1,
    version: VERSION,
    made_at: at.toISOString(),
    schema: copied.schema,
    files,
    keys,
    log: logOf(folder),
  };
  writePrivateFile(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}

/** As it was signed last. */
function logOf(folder: string): Manifest["log"] {
  const log = readSqliteLog(folder);
  try {
    const head = log.head();
    return { size: head?.seq ?? 0, root: head ? treeHeadOf(head).root.toString("hex") : null };
  } finally {
    log.close();
  }
}

function encrypterFor(recipients: readonly string[]): Encrypter | undefined {
  if (recipients.length === 0) return undefined;
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      usage({
        en: `"${recipient}" is no recipient of age: "age-keygen" prints one, age1….`,
        zh: `“${recipient}” 不是 age 的收件公钥：请用 age-keygen 生成，形如 age1…。`,
      });
    }
  }
  return encrypter;
}

async function archive(
  folder: string,
  names: readonly string[],
  to: string,
  encrypter: Encrypter | undefined,
): Promise<void> {
  const draft = join(folder, "copy");
  try {
    const plain = Readable.from(create({ cwd: folder, portable: true, mtime: new Date(0) }, [...names]));
    const written = createWriteStream(draft, { mode: 0o600, flags: "wx", flush: true });
    const sent = encrypter
      ? Readable.fromWeb((await encrypter.encrypt(Readable.toWeb(plain) as never)) as never)
      : plain;
    await pipeline(sent, written);
    giveName(draft, to);
  } catch (error) {
    throw error instanceof Sentence ? error : unwritable(to, error);
  }
}
