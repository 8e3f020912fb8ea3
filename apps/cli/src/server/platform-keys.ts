/**
 * The folder of the platform's keys. Every file is one key, so that any way of mounting secrets fits:
 *
 * - `kek-NAME.key`: a key-encryption key, base64 of 32 bytes; the last NAME in order of text seals new records
 * - `kek-NAME.wrapped`: the same, as a KMS has wrapped it
 * - `pepper.key`, `pepper-NAME.key`: go into the hashes of passwords, base64 of 32 bytes; the last NAME into new ones
 * - `sign-in.key`: cookies, second factors and addresses of those who sign in, see `sign-in-secrets.ts`
 * - `events-NAME.key`: signs events, see `event-keys.ts`
 * - `audit.pem`: Ed25519, PKCS#8; signs the audit's log (`audit.pub` is for auditors)
 * - `merchant-…`: the authority that issues merchant certificates, see `merchant-authority.ts`
 */
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fingerprintOfKeyPair, type KeyStore, type PlatformKey } from "@shiming/core";
import { requireOwnFolder } from "../own-folder.ts";
import { Sentence, usage } from "../sentence.ts";
import type { Environment } from "../settings/setting.ts";
import { hasDatabase } from "./database-place.ts";
import { EventKeyRing } from "./event-keys.ts";
import { readKeyEncryptionKeys } from "./key-encryption-keys.ts";
import { type KeyFolder, readKeyFile, readPublicFile } from "./key-files.ts";
import { createKeyStore } from "./key-store.ts";
import { fingerprintsOf, type MerchantAuthority, readMerchantAuthority } from "./merchant-authority.ts";
import { type HeldKeys, PepperRing } from "./pepper-ring.ts";
import { type KeptSignInSecrets, readSignInSecrets } from "./sign-in-secrets.ts";

export interface PlatformKeys extends HeldKeys {
  readonly signIn: KeptSignInSecrets;
  readonly auditKey: KeyObject;
  readonly merchantAuthority: MerchantAuthority;
  readonly folder: string;
  /** What changes them there. */
  readonly store: KeyStore;
  /** What tells each of them from any other. */
  readonly fingerprints: readonly PlatformKey[];
}

/**
 * Exits with a sentence about the first file that is missing or wrong.
 * @param data the folder of the data that the keys are for
 * @param known `held`: what is held already; `environment`: what names the KMS otherwise; `hasData`: whether there is data already
 */
export async function loadPlatformKeys(
  folder: string,
  data: string,
  {
    held,
    environment,
    hasData = hasDatabase(data),
  }: { readonly held?: HeldKeys; readonly environment?: Environment; readonly hasData?: boolean } = {},
): Promise<PlatformKeys> {
  requireOwnFolder(folder);
  const keys: KeyFolder = { folder, hasData };
  const keyEncryptionKeys = held?.keyEncryptionKeys ?? (await readKeyEncryptionKeys(keys, environment));
  held?.peppers.refresh();
  const peppers = held?.peppers ?? new PepperRing(keys, keyEncryptionKeys);
  held?.events.refresh();
  const events = held?.events ?? new EventKeyRing(keys, keyEncryptionKeys);
  const signIn = readSignInSecrets(keys, keyEncryptionKeys, peppers);
  const auditKey = readAuditKey(keys);
  const merchantAuthority = readMerchantAuthority(keys, keyEncryptionKeys);
  return {
    keyEncryptionKeys,
    peppers,
    events,
    signIn,
    auditKey,
    merchantAuthority,
    folder,
    store: createKeyStore(folder, { keyEncryptionKeys, peppers, events }, async () => {
      const rings = { keyEncryptionKeys, peppers, events };
      const { fingerprints } = await loadPlatformKeys(folder, data, { held: rings });
      return fingerprints;
    }),
    fingerprints: [
      ...keyEncryptionKeys.fingerprints,
      ...peppers.fingerprints,
      ...events.fingerprints,
      ...signIn.fingerprints,
      fingerprintOfKeyPair("audit", createPublicKey(auditKey)),
      ...fingerprintsOf(folder, merchantAuthority),
    ],
  };
}

function readAuditKey(keys: KeyFolder): KeyObject {
  const pem = readKeyFile(keys, "audit.pem");
  const path = join(keys.folder, "audit.pem");
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") {
      requireItsPublicHalf(keys, key);
      return key;
    }
  } catch (error) {
    if (error instanceof Sentence) throw error;
    // told below
  }
  return usage({
    en: `${path} is no Ed25519 private key in PEM.`,
    zh: `${path} 不是 PEM 格式的 Ed25519 私钥。`,
  });
}

/** With another one beside it, every head that this key signs would look forged to an auditor. */
function requireItsPublicHalf(keys: KeyFolder, key: KeyObject): void {
  const path = join(keys.folder, "audit.pub");
  if (!existsSync(path)) return;
  const spki = (publicKey: KeyObject) => publicKey.export({ type: "spki", format: "pem" });
  if (spki(readAuditPublicKey(readPublicFile(keys, "audit.pub"), path)) === spki(createPublicKey(key)))
    return;
  usage({
    en: `${path} is not the public half of audit.pem: bring back the pair that belongs together.`,
    zh: `${path} 不是 audit.pem 的公钥：请恢复配套的一对。`,
  });
}

function readAuditPublicKey(pem: string, path: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    return usage({ en: `${path} is no public key in PEM.`, zh: `${path} 不是 PEM 格式的公钥。` });
  }
}
