/** How addresses and names are kept: sealed, and an address besides as a keyed hash, by which it is found. */
import type { KeyEncryptionKeys, Sensitive } from "@shiming/core";
import { hmac, openRecord, sealRecord } from "@shiming/crypto";

export interface Contacts {
  /** Upper and lower case are one address. */
  digestOf(address: string): string;
  seal(text: string, column: string): string;
  open(sealed: string, column: string): string;
}

export function createContacts(key: Sensitive<Buffer>, keys: KeyEncryptionKeys): Contacts {
  return {
    digestOf: (address) => hmac("sha256", key, address.trim().toLowerCase()).toString("base64url"),
    seal: (text, column) =>
      Buffer.from(sealRecord(Buffer.from(text), column, keys.current())).toString("base64url"),
    open: (sealed, column) =>
      Buffer.from(openRecord(Buffer.from(sealed, "base64url"), column, (id) => keys.byId(id))).toString(),
  };
}
