/** A private key of the merchant authority in a file: PKCS#8 under a key-encryption key, or in the open where an operator put his own. */

import { join } from "node:path";
import type { KeyEncryptionKeys } from "@shiming/core";
import { CryptoError, openRecord, rewrapRecord, sealedWith, sealRecord } from "@shiming/crypto";
import { Sentence, usage } from "../sentence.ts";

import { type KeyFolder, readKeyFile, secretOf } from "./key-files.ts";

const LABEL = "SHIMING SEALED KEY";

/** @param file its name, without folders: a key that is moved to another file does not open */
export function sealKeyFile(privateKeyPem: string, file: string, keys: KeyEncryptionKeys): string {
  return pemOf(sealRecord(Buffer.from(privateKeyPem), contextOf(file), keys.current()));
}

function pemOf(sealed: Uint8Array): string {
  const body = Buffer.from(sealed).toString("base64").replaceAll(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN ${LABEL}-----\n${body}\n-----END ${LABEL}-----\n`;
}

/** The id of the key-encryption key that a file is sealed with; `undefined` for one in the open. */
export function keyOfSealedFile(content: string): string | undefined {
  const sealed = sealedIn(content);
  return sealed && sealedWith(sealed);
}

/** The same private key under the key that seals now. @returns `undefined` where there is nothing to do @throws as {@link openKeyFile} */
export function resealKeyFile(
  content: string,
  at: { readonly file: string; readonly path: string },
  keys: KeyEncryptionKeys,
): string | undefined {
  const sealed = sealedIn(content);
  const now = keys.current();
  if (!sealed || sealedWith(sealed) === now.id) return undefined;
  return opening(at.path, () => pemOf(rewrapRecord(sealed, contextOf(at.file), (id) => keys.byId(id), now)));
}

function sealedIn(content: string): Buffer | undefined {
  const [, body] = /-----BEGIN SHIMING SEALED KEY-----([^-]+)-/.exec(content) ?? [];
  return body === undefined ? undefined : Buffer.from(body, "base64");
}

/** @throws Sentence for a seal that no key-encryption key at hand opens */
export function openKeyFile(
  content: string,
  { file, path }: { readonly file: string; readonly path: string },
  keys: KeyEncryptionKeys,
): string {
  const sealed = sealedIn(content);
  if (!sealed) return content;
  return opening(path, () =>
    Buffer.from(openRecord(sealed, contextOf(file), (id) => keys.byId(id))).toString(),
  );
}

/** A secret in a file of the folder: base64, in the open or sealed. @throws Sentence */
export function readSecretFile(folder: KeyFolder, file: string, keys: KeyEncryptionKeys, size = 32): Buffer {
  const path = join(folder.folder, file);
  return secretOf(openKeyFile(readKeyFile(folder, file), { file, path }, keys).trim(), path, size);
}

function opening<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    if (error.code === "key_encryption_key_unknown") throw lacksKey(path);
    return usage({
      en: `${path} does not open: it was changed, or kek-NAME.key is not the one that the keys were sealed with; restore both from their backup.`,
      zh: `无法打开 ${path}：它被改动过，或者 kek-NAME.key 不是当初密封所用的密钥；请一并从备份恢复。`,
    });
  }
}

function lacksKey(path: string): Sentence {
  return new Sentence(
    {
      en: `${path} is sealed with a kek-NAME.key that is missing: restore that one from its backup.`,
      zh: `${path} 用某个 kek-NAME.key 密封，而它不见了：请从备份恢复。`,
    },
    2,
  );
}

const contextOf = (file: string) => `keys/${file}`;
