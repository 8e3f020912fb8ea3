/** Makes a key-encryption key: open in the folder, or wrapped by a KMS where there is one. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Kms, KmsUnavailable } from "../kms/kms.ts";
import { writePrivateFile } from "../private-file.ts";
import { Sentence } from "../sentence.ts";
import { kekFiles } from "./key-files.ts";

/** @returns its name, which comes after those of all others @throws Sentence */
export async function createKeyEncryptionKey(
  folder: string,
  kms: Kms | undefined,
  at: Date,
): Promise<string> {
  const last = kekFiles({ folder }).at(-1)?.name ?? "";
  const name = nameAfter("kek", last, at);
  const secret = randomBytes(32);
  if (kms) writePrivateFile(join(folder, `kek-${name}.wrapped`), `${await wrapped(kms, name, secret)}\n`);
  else writePrivateFile(join(folder, `kek-${name}.key`), `${secret.toString("base64")}\n`);
  secret.fill(0);
  return name;
}

async function wrapped(kms: Kms, name: string, secret: Buffer): Promise<string> {
  try {
    return await kms.wrap(name, secret);
  } catch (error) {
    throw error instanceof KmsUnavailable ? error.sentence : error;
  }
}

/** The last name in order of text seals: nothing else says so. */
export function nameAfter(kind: "kek" | "pepper" | "events", last: string, at: Date): string {
  const day = at.toISOString().slice(0, 10);
  const name = [day, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${day}-${n}`)].find((each) => each > last);
  if (name !== undefined) return name;
  throw new Sentence({
    en: `No name of today comes after ${kind}-${last}: name a key yourself, so that it comes last.`,
    zh: `今天的名称都排不到 ${kind}-${last} 之后：请自行放入一个排在最后的密钥文件。`,
  });
}
