/**
 * `sign-in.key`, base64 of 64 bytes: what signs cookies and encrypts second factors, and what addresses are found by. Neither
 * can ever be another. In a folder from before there was such a file, both are derived from `pepper.key` (RFC 5869); they are
 * written down before another pepper comes.
 */
import { hkdfSync, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fingerprintOfSecret, type PlatformKey, Sensitive } from "@shiming/core";
import type { SignInSecrets } from "@shiming/sign-in";
import { type KeyFolder, missing } from "./key-files.ts";
import type { KeyRing } from "./key-ring.ts";
import type { PepperRing } from "./pepper-ring.ts";
import { readSecretFile } from "./sealed-key.ts";
import { writeSecretFile } from "./write-secret.ts";

export const SIGN_IN = "sign-in";
const FILE = `${SIGN_IN}.key`;
const SIGN_IN_BYTES = 64;

export interface KeptSignInSecrets extends SignInSecrets {
  /** Under which senders of mails are counted. */
  readonly senders: Sensitive<Buffer>;
  /** Where they have a file of their own. */
  readonly fingerprints: readonly PlatformKey[];
}

/** @throws Sentence where they are missing or wrong */
export function readSignInSecrets(keys: KeyFolder, sealing: KeyRing, peppers: PepperRing): KeptSignInSecrets {
  const isThere = existsSync(join(keys.folder, FILE));
  const both = isThere
    ? readSecretFile(keys, FILE, sealing, SIGN_IN_BYTES)
    : (derivedFrom(peppers) ?? missing(keys, join(keys.folder, FILE)));
  const [cookies, addresses] = [both.subarray(0, 32), both.subarray(32)];
  return {
    cookies: new Sensitive(cookies),
    addresses: new Sensitive(addresses),
    senders: new Sensitive(derive(addresses, "shiming mail senders")),
    fingerprints: isThere ? [fingerprintOfSecret(SIGN_IN, both)] : [],
  };
}

/** Gives those that are derived a file, so that the first pepper can go. */
export function keepSignInSecrets(folder: string, sealing: KeyRing, peppers: PepperRing): void {
  if (existsSync(join(folder, FILE))) return;
  const both = derivedFrom(peppers) ?? missing({ folder, hasData: true }, join(folder, FILE));
  writeSecretFile(folder, FILE, both, sealing);
}

/** Of a new folder. */
export function createSignInSecrets(folder: string, sealing: KeyRing): void {
  if (!existsSync(join(folder, FILE))) writeSecretFile(folder, FILE, randomBytes(SIGN_IN_BYTES), sealing);
}

function derivedFrom(peppers: PepperRing): Buffer | undefined {
  const first = peppers.byId(undefined)?.secret.reveal();
  return (
    first &&
    Buffer.concat(["secret", "addresses"].map((purpose) => derive(first, `shiming sign-in ${purpose}`)))
  );
}

const derive = (secret: Buffer, info: string) => Buffer.from(hkdfSync("sha256", secret, "", info, 32));
