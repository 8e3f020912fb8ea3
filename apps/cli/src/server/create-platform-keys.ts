/** Makes the platform's own keys, before there is any data that they belong to. */
import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createRootAuthority } from "@shiming/ca";
import { requireOwnFolder } from "../own-folder.ts";
import { writePrivateFileOnce } from "../private-file.ts";
import { Sentence } from "../sentence.ts";
import { kekNames } from "./key-files.ts";

const AUTHORITY_LIFE_MS = 20 * 365 * 86_400_000;

/**
 * Makes the keys that are not there yet; never touches one that is.
 * @throws Sentence for half of a pair, and for a folder that is not one's own
 */
export async function createPlatformKeys(folder: string, at: Date): Promise<void> {
  requireOwnFolder(folder);
  const secret = () => `${randomBytes(32).toString("base64")}\n`;
  if (kekNames({ folder }).length === 0) {
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
    throw new Sentence({
      en: `${folder} has ${kept} but no ${needs}: restore it from its backup.`,
      zh: `${folder} 里有 ${kept}，却没有 ${needs}：请从备份恢复。`,
    });
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
