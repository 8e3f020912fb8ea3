/** That a witness has seen a checkpoint at a time, and that it goes on from all before (C2SP tlog-cosignature, Ed25519). */
import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { NoteSignature } from "./note.ts";
import { keyIdOf, type NoteSigner, type NoteVerifier, SIGNATURE_TYPE } from "./note-key.ts";

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** @param at when it is signed; told in seconds */
export function cosigner(name: string, privateKey: KeyObject, at: Date): NoteSigner {
  const time = BigInt(Math.floor(at.getTime() / 1000));
  return {
    name,
    keyId: keyIdOf(name, SIGNATURE_TYPE.cosignature, createPublicKey(privateKey)),
    sign(text) {
      const stamp = Buffer.alloc(TIME_BYTES);
      stamp.writeBigUInt64BE(time);
      return Buffer.concat([stamp, sign(null, messageOf(text, time), privateKey)]);
    },
  };
}

export function cosignatureVerifier(name: string, publicKey: KeyObject): NoteVerifier {
  return {
    name,
    keyId: keyIdOf(name, SIGNATURE_TYPE.cosignature, publicKey),
    verify(text, signature) {
      if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return false;
      const bytes = Buffer.from(signature);
      const time = bytes.readBigUInt64BE();
      return verify(null, messageOf(text, time), publicKey, bytes.subarray(TIME_BYTES));
    },
  };
}

/** When a witness says that it signed. */
export function cosignedAt({ signature }: Pick<NoteSignature, "signature">): Date {
  return new Date(Number(signature.readBigUInt64BE()) * 1000);
}

function messageOf(text: string, time: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
}
