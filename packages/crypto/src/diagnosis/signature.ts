import { isUtf8 } from "node:buffer";
import type { KeyObject } from "node:crypto";
import { stringToSign } from "../signature.ts";
import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";
import { openSignature } from "./opened-signature.ts";
import type { RequestFields } from "./request-fields.ts";
import { readSignAsMeant } from "./sign-encoding.ts";
import { wordForOther as wordForNoSignature } from "./sign-otherwise.ts";
import { candidatesOf } from "./signed-string.ts";

/** A request whose fields are well formed, and its `sign` as it was sent. */
export interface SignedRequest extends RequestFields {
  readonly sign: string;
}

/**
 * Why a signature does not verify with the key of the certificate that `cert_serialno` names: every mistake that was
 * found, the outermost first; nothing for a right signature. Takes one RSA operation for each key and some ten
 * thousand digests: for a developer's own machine, not for a server that strangers call.
 *
 * @param otherKeys keys that the developer has besides, of which one may have signed
 */
export function diagnoseSignature(
  request: SignedRequest,
  publicKey: KeyObject,
  otherKeys: readonly KeyObject[] = [],
): readonly Mistake[] {
  const other = wordForNoSignature(request.sign);
  if (other) return [mistake(other)];
  const meant = readSignAsMeant(request.sign);
  if (!meant) return [mistake("sign_malformed")];
  const { signature, words } = meant;
  const found =
    wordsFor(request, publicKey, signature) ??
    wordsForChanged(request, publicKey, signature) ??
    wordsForOther(request, otherKeys, signature) ??
    ([wordForLength(publicKey, signature)] as const);
  return [...words, ...found].map((word) => mistake(word, stringToSign(request)));
}

/** The mistakes of whoever signed with this key; `undefined` when another did. */
function wordsFor(
  request: SignedRequest,
  publicKey: KeyObject,
  signature: Buffer,
): readonly MistakeWord[] | undefined {
  const schemes = openSignature(publicKey, signature);
  if (!schemes) return undefined;
  for (const { words, message } of candidatesOf(request)) {
    const scheme = schemes.find(({ isOf, isDear }) => !(isDear && words.length > 1) && isOf(message));
    if (scheme) return [...scheme.words, ...words];
  }
  return [...schemes[0].words, "string_other"];
}

function wordsForOther(
  request: SignedRequest,
  otherKeys: readonly KeyObject[],
  signature: Buffer,
): readonly MistakeWord[] | undefined {
  for (const key of otherKeys) {
    const words = wordsFor(request, key, signature);
    if (words) return ["key_other", ...words];
  }
  return undefined;
}

/** Of a signature whose bytes came to harm before they were put into base64. */
function wordsForChanged(
  request: SignedRequest,
  publicKey: KeyObject,
  signature: Buffer,
): readonly MistakeWord[] | undefined {
  const reversed = wordsFor(request, publicKey, Buffer.from(signature).reverse());
  if (reversed) return ["sign_reversed", ...reversed];
  // A byte that is no text became U+FFFD, or each byte a character of its own.
  if (!isUtf8(signature)) return undefined;
  const text = signature.toString();
  if (text.includes("\ufffd")) return ["sign_as_text"];
  const words = wordsFor(request, publicKey, Buffer.from(text, "latin1"));
  return words && ["sign_as_text", ...words];
}

/** MD5, SHA-1 and SHA-256. */
const DIGEST_LENGTHS = [16, 20, 32];

function wordForLength(publicKey: KeyObject, signature: Buffer): MistakeWord {
  if (DIGEST_LENGTHS.includes(signature.length)) return "sign_digest";
  return signature.length === lengthOf(publicKey) ? "key_other" : "signature_length";
}

function lengthOf(publicKey: KeyObject): number {
  return Math.ceil((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}
