/** Makes the platform's own keys, before there is any data that they belong to. */
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { requireOwnFolder } from "../own-folder.ts";
import { writePrivateFileOnce } from "../private-file.ts";
import { Sentence } from "../sentence.ts";
import { createKeyEncryptionKey } from "./create-key-encryption-key.ts";
import { createIssuer } from "./create-merchant-authority.ts";
import { createFirstPepper } from "./create-pepper.ts";
import { createEventKey, eventKeyFiles } from "./event-keys.ts";
import { kmsOfEnvironment, readKeyEncryptionKeys } from "./key-encryption-keys.ts";
import { kekFiles, pepperFiles } from "./key-files.ts";
import { issuerFiles } from "./merchant-authority.ts";
import { createSignInSecrets } from "./sign-in-secrets.ts";

/**
 * Makes the keys that are not there yet; never touches one that is.
 * @param listedAt when the list of what the root has revoked is signed
 * @throws Sentence for half of a pair, and for a folder that is not one's own
 */
export async function createPlatformKeys(folder: string, at: Date, listedAt = at): Promise<void> {
  requireOwnFolder(folder);
  if (kekFiles({ folder }).length === 0) await createKeyEncryptionKey(folder, kmsOfEnvironment(), at);
  await createSecrets(folder);
  requireWhole(folder, { kept: "audit.pub", needs: "audit.pem" });
  for (const issuer of issuerFiles(folder)) {
    requireWhole(folder, { kept: `${issuer}.crt`, needs: `${issuer}.key` });
    requireWhole(folder, { kept: `${issuer}.key`, needs: `${issuer}.crt` });
  }
  writePrivateFileOnce(join(folder, "audit.pem"), newAuditKey);
  writePrivateFileOnce(join(folder, "audit.pub"), () => publicHalf(join(folder, "audit.pem")));
  const sealing = await readKeyEncryptionKeys({ folder, hasData: false });
  if (eventKeyFiles({ folder }).length === 0) createEventKey(folder, sealing, at);
  if (issuerFiles(folder).length > 0) return;
  await createIssuer(folder, sealing, at, listedAt);
}

/** A folder with `pepper.key` and no `sign-in.key` is one from before: the first has both in it. */
async function createSecrets(folder: string): Promise<void> {
  const [pepper] = pepperFiles({ folder });
  if (pepper?.id !== undefined) requireWhole(folder, { kept: pepper.file, needs: "sign-in.key" });
  if (pepper) return;
  const sealing = await readKeyEncryptionKeys({ folder, hasData: false });
  createSignInSecrets(folder, sealing);
  createFirstPepper(folder, sealing);
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
