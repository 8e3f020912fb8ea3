/** The two ciphertexts of an answer (contract §5): sealed by the platform, opened by the service provider. */

import type { KeyObject } from "node:crypto";
import { parseCanonicalBase64 } from "./base64.ts";
import { isCredentialId } from "./credential-id.ts";
import { CryptoError } from "./crypto-error.ts";
import type { EncryptionThread } from "./encryption-thread.ts";
import { decodeName, encodeName } from "./name-charset.ts";
import { encryptPkcs1, type OpenedPkcs1, openPkcs1 } from "./pkcs1.ts";
import { isRealName } from "./real-name.ts";
import { type Sensitive, sensitive } from "./sensitive.ts";

/** A verified name, and the number of the ID card it was verified by. */
export type RealnameInfo = { realName: Sensitive<string>; credentialId: Sensitive<string> };

/** The same, each as base64 of RSAES-PKCS1-v1_5 for one certificate. */
export type SealedRealnameInfo = { encryptedRealName: string; encryptedCredentialId: string };

/**
 * Encrypts name and ID number to the public key of a merchant certificate. Only what {@link openRealnameInfo}
 * would return is sealed.
 *
 * @throws CryptoError `realname_info_invalid` for a name or ID number that breaks its rules
 */
export function sealRealnameInfo(publicKey: KeyObject, info: RealnameInfo): SealedRealnameInfo {
  const { realName, credentialId } = plaintextsOf(info);
  return {
    encryptedRealName: encryptPkcs1(publicKey, realName).toString("base64"),
    encryptedCredentialId: encryptPkcs1(publicKey, credentialId).toString("base64"),
  };
}

/** What {@link sealRealnameInfo} answers, worked out by another thread. */
export async function sealRealnameInfoAside(
  publicKey: KeyObject,
  info: RealnameInfo,
  thread: Pick<EncryptionThread, "encrypt">,
): Promise<SealedRealnameInfo> {
  const { realName, credentialId } = plaintextsOf(info);
  const [encryptedRealName, encryptedCredentialId] = await Promise.all([
    thread.encrypt(publicKey, realName),
    thread.encrypt(publicKey, credentialId),
  ]);
  return { encryptedRealName, encryptedCredentialId };
}

function plaintextsOf(info: RealnameInfo): { realName: Uint8Array; credentialId: Uint8Array } {
  const realName = info.realName.reveal();
  const credentialId = info.credentialId.reveal();
  if (!isRealName(realName) || !isCredentialId(credentialId)) {
    throw new CryptoError("realname_info_invalid", {
      en: "The name or the ID number is not well formed.",
      zh: "姓名或身份证号格式不正确。",
    });
  }
  return { realName: encodeName(realName), credentialId: Buffer.from(credentialId, "latin1") };
}

/**
 * Decrypts name and ID number, and returns them only when both are what they should be: strict GB18030 that can be
 * a name, and an ID number by GB 11643. Both are always decrypted and validated, and there is one failure for
 * everything, so that whoever can submit ciphertexts learns nothing about their padding.
 *
 * @throws CryptoError `realname_info_unreadable`
 */
export function openRealnameInfo(privateKey: KeyObject, sealed: SealedRealnameInfo): RealnameInfo {
  const name = decryptBase64(privateKey, sealed.encryptedRealName);
  const number = decryptBase64(privateKey, sealed.encryptedCredentialId);
  return readRealnameInfo(name, number);
}

/**
 * {@link openRealnameInfo} for a thread that has other work as well.
 *
 * @param turn resolves when the thread is free for one private RSA operation; awaited before each of the two
 * @throws CryptoError `realname_info_unreadable`
 */
export async function openRealnameInfoInTurns(
  privateKey: KeyObject,
  sealed: SealedRealnameInfo,
  turn: () => Promise<void>,
): Promise<RealnameInfo> {
  await turn();
  const name = decryptBase64(privateKey, sealed.encryptedRealName);
  await turn();
  const number = decryptBase64(privateKey, sealed.encryptedCredentialId);
  return readRealnameInfo(name, number);
}

function readRealnameInfo(name: OpenedPkcs1, number: OpenedPkcs1): RealnameInfo {
  const realName = readName(name.message);
  const credentialId = number.message.toString("latin1");
  const wellFormed = Number(realName !== undefined) & Number(isCredentialId(credentialId));
  // Validation alone would let one damaged name in a hundred pass as another name: short random bytes are often
  // well-formed GBK. So both must also be genuine, decided last and together with everything else.
  if ((wellFormed & name.genuine & number.genuine) === 0) return unreadable();
  return { realName: sensitive(realName as string), credentialId: sensitive(credentialId) };
}

/** One of the two values, and which of them it is. */
export type OpenedValue = { kind: keyof RealnameInfo; value: Sensitive<string> };

/**
 * Decrypts one of the two values alone, whichever it is: for somebody who looks at a ciphertext with his key at hand,
 * never for a program that opens what strangers send it.
 *
 * @throws CryptoError `realname_info_unreadable` for everything that is neither
 */
export function openValue(privateKey: KeyObject, ciphertext: string): OpenedValue {
  const { message, genuine } = decryptBase64(privateKey, ciphertext);
  const number = message.toString("latin1");
  const kind = isCredentialId(number) ? "credentialId" : "realName";
  const value = kind === "credentialId" ? number : readName(message);
  if ((Number(value !== undefined) & genuine) === 0) return unreadable();
  return { kind, value: sensitive(value as string) };
}

function unreadable(): never {
  throw new CryptoError("realname_info_unreadable", {
    en: "The real-name information cannot be read with this private key: it is for another certificate, or was damaged.",
    zh: "用这个私钥无法解密实名信息：它是为另一张证书加密的，或者已损坏。",
  });
}

function decryptBase64(privateKey: KeyObject, text: string): OpenedPkcs1 {
  return openPkcs1(privateKey, parseCanonicalBase64(text) ?? Buffer.alloc(0));
}

function readName(bytes: Buffer): string | undefined {
  try {
    const name = decodeName(bytes);
    return isRealName(name) ? name : undefined;
  } catch {
    return undefined;
  }
}
