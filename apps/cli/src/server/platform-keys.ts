/**
 * The folder of the platform's keys. Every file is one key, so that any way of mounting secrets fits:
 *
 * - `kek-NAME.key`: a key-encryption key, base64 of 32 bytes; the last NAME in order of text seals new records
 * - `pepper.key`: goes into every payment password's hash, base64 of 32 bytes
 * - `audit.pem`: Ed25519, PKCS#8; signs the heads of the audit chain (`audit.pub` is for auditors)
 * - `merchant-ca.key`, `merchant-ca.crt`: the authority that issues merchant certificates
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createCertificateAuthority, createRootAuthority } from "@shiming/ca";
import type { KeyEncryptionKeys } from "@shiming/core";
import { localKeyEncryptionKey, Sensitive } from "@shiming/crypto";
import { writePrivateFileOnce } from "../private-file.ts";
import { Sentence, usage } from "../sentence.ts";

export interface PlatformKeys {
  readonly keyEncryptionKeys: KeyEncryptionKeys;
  readonly pepper: Sensitive<Buffer>;
  readonly auditKey: KeyObject;
  readonly merchantAuthority: { readonly certificatePem: string; readonly privateKeyPem: string };
}

const KEK_FILE = /^kek-(.+)\.key$/;
const AUTHORITY_LIFE_MS = 20 * 365 * 86_400_000;

/** Makes the keys that are not there yet; never touches one that is. */
export async function createPlatformKeys(folder: string, at: Date): Promise<void> {
  const secret = () => `${randomBytes(32).toString("base64")}\n`;
  if (kekNames(folder).length === 0) {
    writePrivateFileOnce(join(folder, `kek-${at.toISOString().slice(0, 10)}.key`), secret);
  }
  writePrivateFileOnce(join(folder, "pepper.key"), secret);
  requireWhole(folder, { kept: "audit.pub", needs: "audit.pem" });
  requireWhole(folder, { kept: "merchant-ca.crt", needs: "merchant-ca.key" });
  requireWhole(folder, { kept: "merchant-ca.key", needs: "merchant-ca.crt" });
  writePrivateFileOnce(join(folder, "audit.pem"), newAuditKey);
  writePrivateFileOnce(join(folder, "audit.pub"), () => publicHalf(join(folder, "audit.pem")));
  if (!existsSync(join(folder, "merchant-ca.crt"))) await createMerchantAuthority(folder, at);
}

/** A lost half is never made anew: it would not belong to what the kept one has signed, or is to verify. */
function requireWhole(
  folder: string,
  { kept, needs }: { readonly kept: string; readonly needs: string },
): void {
  if (existsSync(join(folder, kept)) && !existsSync(join(folder, needs))) {
    throw new Sentence(
      `${folder} has ${kept} but no ${needs}: bring it back from the backup, or move ${kept} away.`,
    );
  }
}

function newAuditKey(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

function publicHalf(privateKeyFile: string): string {
  const publicKey = createPublicKey(readFileSync(privateKeyFile));
  return publicKey.export({ type: "spki", format: "pem" }).toString();
}

async function createMerchantAuthority(folder: string, at: Date): Promise<void> {
  const authority = await createRootAuthority({
    commonName: "Shiming Merchant CA",
    validity: { notBefore: at, notAfter: new Date(at.getTime() + AUTHORITY_LIFE_MS) },
  });
  writePrivateFileOnce(join(folder, "merchant-ca.key"), () => authority.privateKeyPem);
  writePrivateFileOnce(join(folder, "merchant-ca.crt"), () => authority.certificatePem);
}

/** Exits with a sentence about the first file that is missing or wrong. */
export function loadPlatformKeys(folder: string): PlatformKeys {
  const keks = new Map(
    kekNames(folder).map((name) => [
      name,
      localKeyEncryptionKey(name, readSecret(folder, `kek-${name}.key`)),
    ]),
  );
  const current =
    [...keks.values()].at(-1) ?? usage(`${folder} holds no kek-NAME.key; "shiming keys create" makes one.`);
  return {
    keyEncryptionKeys: { current: () => current, byId: (id) => keks.get(id) },
    pepper: new Sensitive(readSecret(folder, "pepper.key")),
    auditKey: readAuditKey(folder),
    merchantAuthority: readMerchantAuthority(folder),
  };
}

function readAuditKey(folder: string): KeyObject {
  const pem = readKeyFile(folder, "audit.pem");
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // told below
  }
  return usage(`${join(folder, "audit.pem")} is no Ed25519 private key in PEM.`);
}

function readMerchantAuthority(folder: string): PlatformKeys["merchantAuthority"] {
  const certificatePem = readKeyFile(folder, "merchant-ca.crt");
  const privateKeyPem = readKeyFile(folder, "merchant-ca.key");
  try {
    createCertificateAuthority({ certificatePem, privateKeyPem });
  } catch {
    usage(
      `${join(folder, "merchant-ca.crt")} and merchant-ca.key are no authority's certificate and its key, in PEM.`,
    );
  }
  return { certificatePem, privateKeyPem };
}

function kekNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => KEK_FILE.exec(file)?.[1] ?? [])
    .sort();
}

function readSecret(folder: string, file: string): Buffer {
  const bytes = Buffer.from(readKeyFile(folder, file).trim(), "base64");
  return bytes.length === 32 ? bytes : usage(`${join(folder, file)} must be the base64 of 32 bytes.`);
}

function readKeyFile(folder: string, file: string): string {
  const path = join(folder, file);
  try {
    return readFileSync(path, "utf8");
  } catch {
    return usage(`${path} cannot be read; "shiming keys create ${folder}" makes what is missing.`);
  }
}
