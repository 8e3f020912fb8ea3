/** Keys that sign notes, and the texts that they are exchanged as (C2SP signed-note). */
import { createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import { decodeBase64 } from "./base64.ts";
import { TransparencyError } from "./failure.ts";

/** Signs notes. A name and an id tell its key from others. */
export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  sign(text: string): Buffer;
}

export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  /** @param signature what stands behind the key's id */
  verify(text: string, signature: Uint8Array): boolean;
}

/** What a signature is over; the byte is a part of the key's id. */
export const SIGNATURE_TYPE = { note: 0x01, cosignature: 0x04 } as const;
export type SignatureType = (typeof SIGNATURE_TYPE)[keyof typeof SIGNATURE_TYPE];

const KEY_BYTES = 32;

/** A name that can stand in a note: not empty, and without white space and plus. */
export function isKeyName(name: string): boolean {
  return name !== "" && !/[\p{White_Space}+]/u.test(name) && name.isWellFormed();
}

/** @param privateKey Ed25519 */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  const keyId = keyIdOf(name, SIGNATURE_TYPE.note, createPublicKey(privateKey));
  return { name, keyId, sign: (text) => sign(null, Buffer.from(text), privateKey) };
}

/** @param publicKey Ed25519 */
export function noteVerifier(name: string, publicKey: KeyObject): NoteVerifier {
  return {
    name,
    keyId: keyIdOf(name, SIGNATURE_TYPE.note, publicKey),
    verify: (text, signature) => verify(null, Buffer.from(text), publicKey, signature),
  };
}

/** The first four bytes of a digest over name, type and key, the larger one first. */
export function keyIdOf(name: string, type: SignatureType, publicKey: KeyObject): number {
  if (!isKeyName(name)) throw new TransparencyError("key_malformed");
  const told = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), rawKey(publicKey)]);
  return hash("sha256", told, "buffer").readUInt32BE();
}

/** `NAME+ID+BASE64`, as a verifier is told of the key. */
export function formatVerifierKey(
  name: string,
  publicKey: KeyObject,
  type: SignatureType = SIGNATURE_TYPE.note,
): string {
  const id = keyIdOf(name, type, publicKey).toString(16).padStart(8, "0");
  return `${name}+${id}+${Buffer.concat([Buffer.of(type), rawKey(publicKey)]).toString("base64")}`;
}

export interface VerifierKey {
  readonly name: string;
  readonly type: SignatureType;
  readonly publicKey: KeyObject;
}

/** @throws TransparencyError for a text that is none, of a type that is not known, or whose id is not the key's */
export function parseVerifierKey(text: string): VerifierKey {
  const [name = "", , ...encoded] = text.split("+");
  const bytes = decodeBase64(encoded.join("+"));
  const type = Object.values(SIGNATURE_TYPE).find((known) => known === bytes?.[0]);
  if (!isKeyName(name) || !type || bytes?.length !== 1 + KEY_BYTES)
    throw new TransparencyError("key_malformed");
  const publicKey = keyOfBytes(bytes.subarray(1));
  if (formatVerifierKey(name, publicKey, type) !== text) throw new TransparencyError("key_malformed");
  return { name, type, publicKey };
}

function keyOfBytes(bytes: Buffer): KeyObject {
  const x = bytes.toString("base64url");
  return createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x } });
}

/** The 32 bytes of RFC 8032. */
function rawKey(publicKey: KeyObject): Buffer {
  const { crv, x = "" } = publicKey.export({ format: "jwk" });
  if (crv !== "Ed25519") throw new TransparencyError("key_malformed");
  return Buffer.from(x, "base64url");
}
