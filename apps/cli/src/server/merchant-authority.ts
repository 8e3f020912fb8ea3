/**
 * The authority that issues merchant certificates, in the folder of the keys:
 *
 * - `merchant-root.crt`, `merchant-root.key`: the root. Its key is needed to make issuers, and may be kept elsewhere
 * - `merchant-root.crl`: which issuers the root has revoked, for as long as its key is elsewhere
 * - `merchant-issuer-NAME.crt`, `.key`: an issuer below it; the last NAME in order of text issues
 * - `merchant-ca.crt`, `merchant-ca.key`: of a folder from before there were roots: an issuer before all others
 */
import { createPublicKey, X509Certificate } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type AuthorityParts,
  createCertificateAuthority,
  type NamedKey,
  type RootElsewhere,
  type RootHere,
  requireRevocationList,
  revokedIn,
} from "@shiming/ca";
import {
  fingerprintOfKeyPair,
  type KeyEncryptionKeys,
  type PlatformKey,
  type RevokedSerialNo,
} from "@shiming/core";
import { usage } from "../sentence.ts";
import { type KeyFolder, missing, readKeyFile, readPublicFile } from "./key-files.ts";
import { openKeyFile } from "./sealed-key.ts";

export const ROOT = "merchant-root";
export const ISSUER = "merchant-issuer-";
const FORMER_AUTHORITY = "merchant-ca";

export type MerchantAuthority = Pick<AuthorityParts, "issuers" | "root">;

/** Names of the issuers' files without their endings, the one that issues last. */
export function issuerFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).flatMap(
    (file) => /^(merchant-issuer-[A-Za-z0-9.-]+)\.(?:crt|key)$/.exec(file)?.[1] ?? [],
  );
  const isThere = (ending: string) => existsSync(join(folder, `${FORMER_AUTHORITY}.${ending}`));
  return [...(isThere("crt") || isThere("key") ? [FORMER_AUTHORITY] : []), ...new Set(files.sort())];
}

/** Exits with a sentence about the first file that is missing or wrong. */
export function readMerchantAuthority(keys: KeyFolder, sealing: KeyEncryptionKeys): MerchantAuthority {
  const [first = missing(keys, join(keys.folder, `${ISSUER}NAME.crt`)), ...others] = issuerFiles(keys.folder);
  const read = (name: string) => readPair(keys, name, sealing);
  const root = readRoot(keys, sealing);
  return { issuers: [read(first), ...others.map(read)], ...(root && { root }) };
}

function readRoot(keys: KeyFolder, sealing: KeyEncryptionKeys): RootHere | RootElsewhere | undefined {
  const path = (ending: string) => join(keys.folder, `${ROOT}.${ending}`);
  if (existsSync(path("key")))
    return { ...readPair(keys, ROOT, sealing), revokedIssuers: () => revokedIssuers(keys.folder) };
  if (!existsSync(path("crt"))) return undefined;
  const certificatePem = readPublicFile(keys, `${ROOT}.crt`);
  const revocations = listOf(readPublicFile(keys, `${ROOT}.crl`), path("crl"));
  return { name: addressNameOf(ROOT), certificatePem, revocations };
}

/** Which issuers the root of the folder has revoked: its list remembers them. */
export function revokedIssuers(folder: string): readonly RevokedSerialNo[] {
  const path = join(folder, `${ROOT}.crl`);
  return existsSync(path) ? revokedIn(listOf(readFileSync(path, "utf8"), path)) : [];
}

/** @throws Sentence or DomainError `revocation_list_invalid` when that list cannot be read */
export function requireRootList(folder: string): void {
  const path = join(folder, `${ROOT}.crl`);
  if (!existsSync(path)) return;
  const pem = readFileSync(path, "utf8");
  listOf(pem, path);
  requireRevocationList(pem);
}

/** A list of revoked certificates as a text, so that it can be mounted as the other files are. @param list DER */
export function pemOfList(list: Uint8Array): string {
  const body = Buffer.from(list).toString("base64").replaceAll(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN X509 CRL-----\n${body}\n-----END X509 CRL-----\n`;
}

function listOf(pem: string, path: string): Buffer {
  const [, body] = /-----BEGIN X509 CRL-----([^-]+)-/.exec(pem) ?? [];
  return body === undefined
    ? usage({
        en: `${path} is no list of revoked certificates in PEM.`,
        zh: `${path} 不是 PEM 格式的吊销列表。`,
      })
    : Buffer.from(body, "base64");
}

function readPair(keys: KeyFolder, name: string, sealing: KeyEncryptionKeys): NamedKey {
  const certificatePem = readPublicFile(keys, `${name}.crt`);
  const file = `${name}.key`;
  const path = join(keys.folder, file);
  const pair = {
    name: addressNameOf(name),
    certificatePem,
    privateKeyPem: openKeyFile(readKeyFile(keys, file), { file, path }, sealing),
  };
  try {
    createCertificateAuthority({ issuers: [pair] });
  } catch {
    usage({
      en: `${join(keys.folder, `${name}.crt`)} and ${file} are no authority's certificate and its key, in PEM.`,
      zh: `${join(keys.folder, `${name}.crt`)} 和 ${file} 不是 PEM 格式的 CA 证书及其私钥。`,
    });
  }
  return pair;
}

/** As a part of the address of its list of revoked certificates. */
function addressNameOf(file: string): string {
  if (file === ROOT) return "root";
  return file.startsWith(ISSUER) ? file.slice(ISSUER.length) : file;
}

/** By the names of their files. The root counts wherever its key is. */
export function fingerprintsOf(folder: string, { root }: MerchantAuthority): readonly PlatformKey[] {
  const names = [...(root ? [ROOT] : []), ...issuerFiles(folder)];
  return names.map((name) => {
    const { publicKey } = new X509Certificate(readFileSync(join(folder, `${name}.crt`)));
    return fingerprintOfKeyPair(name, createPublicKey(publicKey.export({ type: "spki", format: "pem" })));
  });
}
