import type { Bytes } from "./bytes.ts";

/** @param key the 32 bytes of RFC 8032 */
export async function isSignedByEd25519(signed: Bytes, signature: Bytes, key: Bytes): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", imported, signature, signed);
  } catch {
    return false;
  }
}

/** Whether this browser can verify such signatures at all: older ones cannot. */
export async function knowsEd25519(): Promise<boolean> {
  try {
    // Any 32 bytes will do: nothing is verified by them.
    await crypto.subtle.importKey("raw", new Uint8Array(32), "Ed25519", false, ["verify"]);
    return true;
  } catch {
    return false;
  }
}
