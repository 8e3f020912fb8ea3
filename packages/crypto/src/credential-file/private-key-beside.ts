import { type Piece, piecesOf } from "./pieces.ts";

const PRIVATE: ReadonlySet<Piece["form"]> = new Set([
  ...(["pkcs8", "pkcs1", "sec1", "dsa_private_key", "encrypted_pkcs8", "encrypted_pem"] as const),
  ...(["openssh", "putty", "pvk", "xml_key", "json_key"] as const),
]);

/** Whether there is a private key in what others are to read, alone or beside what they were meant to. */
export function holdsPrivateKey(given: string | Uint8Array): boolean {
  return piecesOf(given).some(
    ({ form, der }) => PRIVATE.has(form) || (form === "jwk" && "d" in JSON.parse(der.toString())),
  );
}
