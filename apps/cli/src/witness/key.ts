/** A witness's key: Ed25519, PKCS#8 in PEM. With its name it is what others know the witness by. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { writeFileSync } from "node:fs";
import { loadAnyPrivateKey } from "@shiming/crypto";
import { formatVerifierKey, SIGNATURE_TYPE, TransparencyError } from "@shiming/transparency";
import { readBytes } from "../commands/options.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { usage } from "../sentence.ts";

/** Never over a file that is there: with another key it would be another witness. */
export async function createWitnessKey(file: string): Promise<void> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  await writeNewFile(file, PRIVATE, (opened) => writeFileSync(opened, pem));
}

export function readWitnessKey(file: string): KeyObject {
  const key = loadAnyPrivateKey(readBytes(file));
  return key.asymmetricKeyType === "ed25519"
    ? key
    : usage({ en: `${file} is no Ed25519 private key.`, zh: `${file} 不是 Ed25519 私钥。` });
}

/** What whoever believes the witness has to know. @throws Sentence for a name that none can have */
export function witnessVerifierKey(name: string, privateKey: KeyObject): string {
  try {
    return formatVerifierKey(name, createPublicKey(privateKey), SIGNATURE_TYPE.cosignature);
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    return usage({
      en: `"${name}" is no name of a witness: without spaces and plus signs, such as auditor.example/w1.`,
      zh: `“${name}”不能作见证人名称：不能含空格和加号，例如 auditor.example/w1。`,
    });
  }
}
