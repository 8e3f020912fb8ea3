/** The two ciphertexts of the original's answer (contract §5): sealed by the platform, opened by the service provider. */

import type { KeyObject } from "node:crypto";
import {
  credentialIdBytes,
  decryptBase64,
  openDisclosure,
  readClaims,
  readCredentialId,
  readName,
  realNameBytes,
  unreadable,
} from "./disclosure.ts";
import { encryptPkcs1 } from "./pkcs1.ts";
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
  const [realName, credentialId] = [realNameBytes(info.realName), credentialIdBytes(info.credentialId)];
  return {
    encryptedRealName: encryptPkcs1(publicKey, realName).toString("base64"),
    encryptedCredentialId: encryptPkcs1(publicKey, credentialId).toString("base64"),
  };
}

/**
 * Decrypts name and ID number, and returns them only when both are what they should be, as `openDisclosure` does.
 *
 * @throws CryptoError `realname_info_unreadable`
 */
export function openRealnameInfo(privateKey: KeyObject, sealed: SealedRealnameInfo): RealnameInfo {
  const { encryptedRealName, encryptedCredentialId } = sealed;
  // What is sealed is opened.
  return openDisclosure(privateKey, { encryptedRealName, encryptedCredentialId }) as RealnameInfo;
}

/** One of the values of an answer, and which of them it is. */
export type OpenedValue = { kind: keyof RealnameInfo | "claims"; value: Sensitive<string> };

/**
 * Decrypts one of the values alone, whichever it is: for somebody who looks at a ciphertext with his key at hand,
 * never for a program that opens what strangers send it.
 *
 * @throws CryptoError `realname_info_unreadable` for everything that is none of them
 */
export function openValue(privateKey: KeyObject, ciphertext: string): OpenedValue {
  const { message, genuine } = decryptBase64(privateKey, ciphertext);
  const number = readCredentialId(message);
  const claims = readClaims(message);
  const kind = number !== undefined ? "credentialId" : claims !== undefined ? "claims" : "realName";
  const value = number ?? claims ?? readName(message);
  if ((Number(value !== undefined) & genuine) === 0) return unreadable();
  return { kind, value: sensitive(value as string) };
}
