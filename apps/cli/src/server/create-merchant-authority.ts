/** Makes the authority that issues merchant certificates, later issuers in the place of the one before, and revokes issuers. */
import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type CertifiedKey,
  createIssuingAuthority,
  createRootAuthority,
  openAuthority,
  signRevocationList,
} from "@shiming/ca";
import type { KeyEncryptionKeys, RevokedSerialNo } from "@shiming/core";
import { certSerialNoOf } from "@shiming/crypto";
import { writePrivateFile } from "../private-file.ts";
import { Sentence } from "../sentence.ts";
import { readKeyFile, readPublicFile } from "./key-files.ts";
import { ISSUER, issuerFiles, pemOfList, ROOT, revokedIssuers } from "./merchant-authority.ts";
import { openKeyFile, sealKeyFile } from "./sealed-key.ts";

const DAY_MS = 86_400_000;
const ROOT_LIFE_MS = 30 * 365 * DAY_MS;
/** Certificates of a year are issued for the first nine years. */
const ISSUER_LIFE_MS = 10 * 365 * DAY_MS;
const ROOT_LIST_LIFE_MS = 400 * DAY_MS;

export interface NewIssuer {
  readonly name: string;
  /** The issuer before it, unless it is the first. */
  readonly before: string | undefined;
}

/**
 * A root where there is none, and an issuer below it, which issues from the next start on.
 * @param listedAt when the root's list of what it has revoked is signed
 */
export async function createIssuer(
  folder: string,
  sealing: KeyEncryptionKeys,
  at: Date,
  listedAt = at,
): Promise<NewIssuer> {
  const before = issuerFiles(folder).at(-1);
  const root = await rootOf(folder, sealing, at);
  const name = newIssuerName(folder, at);
  const issuer = await createIssuingAuthority(root, {
    commonName: `Shiming Merchant CA ${name.slice(ISSUER.length)}`,
    validity: lifeFrom(at, ISSUER_LIFE_MS),
  });
  await writeRootList(folder, root, revokedIssuers(folder), listedAt);
  writePair(folder, name, issuer, sealing);
  return { name, before };
}

/**
 * Names an issuer in the list of the root, from the next start of the server on.
 * @param name of its files, without their endings
 * @returns the serial numbers of all that the root has revoked
 * @throws Sentence for one that is not there, still issues, or is none of the root's
 */
export async function revokeIssuer(
  folder: string,
  name: string,
  sealing: KeyEncryptionKeys,
  at: Date,
): Promise<readonly string[]> {
  const issuers = issuerFiles(folder).filter((file) => file.startsWith(ISSUER));
  if (!issuers.includes(name)) throw new Sentence(noIssuer(name, issuers));
  if (name === issuers.at(-1)) throw new Sentence(stillIssues(name));
  const root = await rootOf(folder, sealing, at);
  const pem = readPublicFile({ folder, hasData: true }, `${name}.crt`);
  const certSerialNo = certSerialNoOf(new X509Certificate(pem));
  const before = revokedIssuers(folder);
  const isKnown = before.some((each) => each.certSerialNo === certSerialNo);
  const revoked = isKnown ? before : [...before, { certSerialNo, at }];
  await writeRootList(folder, root, revoked, at);
  return revoked.map((each) => each.certSerialNo);
}

const noIssuer = (name: string, issuers: readonly string[]) => ({
  en: `There is no issuer ${name} below the root; there are ${issuers.join(", ") || "none"}.`,
  zh: `根之下没有签发机构 ${name}；现有：${issuers.join("、") || "无"}。`,
});

const stillIssues = (name: string) => ({
  en: `${name} issues now: make the next one first, by "shiming keys rotate-issuer".`,
  zh: `${name} 正在签发证书：请先运行 "shiming keys rotate-issuer" 生成下一个。`,
});

async function rootOf(folder: string, sealing: KeyEncryptionKeys, at: Date): Promise<CertifiedKey> {
  const keys = { folder, hasData: true };
  if (existsSync(join(folder, `${ROOT}.crt`))) {
    const file = `${ROOT}.key`;
    const path = join(folder, file);
    if (!existsSync(path)) {
      throw new Sentence({
        en: `${path} is not there: bring the key of the root back for as long as this takes.`,
        zh: `${path} 不在目录中：请先临时放回根密钥。`,
      });
    }
    return {
      certificatePem: readPublicFile(keys, `${ROOT}.crt`),
      privateKeyPem: openKeyFile(readKeyFile(keys, file), { file, path }, sealing),
    };
  }
  const validity = lifeFrom(at, ROOT_LIFE_MS);
  const root = await createRootAuthority({
    commonName: "Shiming Merchant Root CA",
    validity,
    over: "authorities",
  });
  writePair(folder, ROOT, root, sealing);
  return root;
}

function writePair(folder: string, name: string, pair: CertifiedKey, sealing: KeyEncryptionKeys): void {
  const file = `${name}.key`;
  writePrivateFile(join(folder, file), sealKeyFile(pair.privateKeyPem, file, sealing));
  writePrivateFile(join(folder, `${name}.crt`), pair.certificatePem);
}

function newIssuerName(folder: string, at: Date): string {
  const day = `${ISSUER}${at.toISOString().slice(0, 10)}`;
  const taken = new Set(issuerFiles(folder));
  const name = [day, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${day}-${n}`)].find((each) => !taken.has(each));
  if (name) return name;
  throw new Sentence({ en: "Nine issuers were made today.", zh: "今天已生成九个签发机构。" });
}

/** For whoever asks while the key of the root is elsewhere. */
async function writeRootList(
  folder: string,
  root: CertifiedKey,
  revoked: readonly RevokedSerialNo[],
  at: Date,
): Promise<void> {
  const list = await signRevocationList(openAuthority(root), {
    number: Math.floor(at.getTime() / 1000),
    thisUpdate: at,
    nextUpdate: new Date(at.getTime() + ROOT_LIST_LIFE_MS),
    revoked,
  });
  writePrivateFile(join(folder, `${ROOT}.crl`), pemOfList(list));
}

const lifeFrom = (at: Date, length: number) => ({ notBefore: at, notAfter: new Date(at.getTime() + length) });
