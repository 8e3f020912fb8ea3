import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { type ArchivedFile, archiveOf } from "./archive.ts";
import { CHECK_SCRIPT } from "./check-script.ts";
import {
  CHECKSUMS,
  FORMAT,
  type ListedFile,
  MANIFEST,
  MANIFEST_TYPE,
  type Manifest,
  type PackAbout,
  type PackFile,
  SIGNED_MANIFEST,
} from "./manifest.ts";
import { readmeFiles } from "./readme.ts";

const SCRIPT: PackFile = {
  path: "check.sh",
  what: { zh: "用 openssl 核验", en: "checks it by openssl" },
  content: [CHECK_SCRIPT],
};

/** By the key of the log: Ed25519. */
export type Sign = (signed: Uint8Array) => Uint8Array;

/** A ZIP. Each file is read when its turn comes; their checksums and the manifest are its end. */
export function writePack(about: PackAbout, files: AsyncIterable<PackFile>, sign: Sign): Readable {
  return archiveOf(archived(about, files, sign), about.created_at);
}

async function* archived(
  about: PackAbout,
  files: AsyncIterable<PackFile>,
  sign: Sign,
): AsyncGenerator<ArchivedFile> {
  const listed: ListedFile[] = [];
  for (const file of [...readmeFiles(about), SCRIPT])
    yield { path: file.path, content: hashed(file, listed) };
  for await (const file of files) yield { path: file.path, content: hashed(file, listed) };
  yield { path: CHECKSUMS, content: hashed(checksums(listed), listed) };
  const manifest: Manifest = { format: FORMAT, ...about, files: listed };
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  yield { path: MANIFEST, content: bytesOf([text]) };
  yield { path: SIGNED_MANIFEST, content: bytesOf([signed(text, about.log.key, sign)]) };
}

async function* hashed({ path, what, content }: PackFile, listed: ListedFile[]): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const part of bytesOf(content)) {
    hash.update(part);
    bytes += part.length;
    yield part;
  }
  listed.push({ path, what, bytes, sha256: hash.digest("hex") });
}

/** As `sha256sum --check` reads them. */
function checksums(listed: readonly ListedFile[]): PackFile {
  const what = { zh: "每个文件的校验和，供 sha256sum 使用", en: "checksums of the files, for sha256sum" };
  return { path: CHECKSUMS, what, content: listed.map(({ sha256, path }) => `${sha256}  ${path}\n`) };
}

const BATCH = 64 * 1024;

/** In parts of some size: a line alone is dear to pass on. */
async function* bytesOf(texts: PackFile["content"]): AsyncGenerator<Uint8Array> {
  let batch = "";
  for await (const text of texts) {
    batch += text;
    if (batch.length < BATCH) continue;
    yield Buffer.from(batch);
    batch = "";
  }
  if (batch !== "") yield Buffer.from(batch);
}

/** The compact form of RFC 7515. */
function signed(text: string, kid: string, sign: Sign): string {
  const header = JSON.stringify({ alg: "EdDSA", typ: MANIFEST_TYPE, cty: "json", kid });
  const input = [header, text].map((part) => Buffer.from(part).toString("base64url")).join(".");
  return `${input}.${Buffer.from(sign(Buffer.from(input))).toString("base64url")}\n`;
}
