/** What a DER element is, by how it is built: labels and file names are often wrong. */
import { type DerElement, derChildren, objectIdentifierOf, tags } from "./der.ts";

/** The forms that a file of keys and certificates can hold. */
export type Form =
  | "pkcs8"
  | "pkcs1"
  | "sec1"
  | "dsa_private_key"
  | "encrypted_pkcs8"
  | "spki"
  | "pkcs1_public_key"
  | "certificate"
  | "certificate_request"
  | "revocation_list"
  | "spkac"
  | "bouncy_castle_fips_store"
  | "pkcs12"
  | "pkcs7"
  /** Signed as these are, and none of them. */
  | "damaged"
  | "other";

export function formOf(element: DerElement): Form {
  if (element.tag !== tags.sequence) return "other";
  const parts = derChildren(element);
  const shape = shapeOf(parts);
  const inner = derChildren(parts[0]);
  if (/^iso/.test(shape)) return "pkcs8";
  if (/^iii{7}/.test(shape)) return "pkcs1";
  if (/^io/.test(shape)) return "sec1";
  if (shape === "iiiiii") return "dsa_private_key";
  if (shape === "ii") return "pkcs1_public_key";
  if (shape === "sb") return "spki";
  if (shape === "so") return "encrypted_pkcs8";
  if (/^is/.test(shape) && parts[0]?.content[0] === 3) return "pkcs12";
  if (/^d0/.test(shape)) return "pkcs7";
  if (shape === "ss" && shapeOf(inner) === "so") return "bouncy_castle_fips_store";
  if (shape === "ssb") return signedForm(inner);
  return "other";
}

function shapeOf(parts: readonly DerElement[]): string {
  return parts.map(({ tag }) => LETTERS[tag] ?? "?").join("");
}

/** Tags as letters, so that a shape reads as one word. */
const LETTERS: Readonly<Record<number, string>> = {
  [tags.integer]: "i",
  [tags.bitString]: "b",
  [tags.octetString]: "o",
  [tags.objectIdentifier]: "d",
  [tags.sequence]: "s",
  [tags.context0]: "0",
  [tags.utcTime]: "t",
  [tags.generalizedTime]: "t",
};

/** What is signed: a certificate has a validity, a request ends with a key, a revocation list says when it was made. */
function signedForm(parts: readonly DerElement[]): Form {
  const fields = parts[0]?.tag === tags.context0 ? parts.slice(1) : parts;
  const shape = shapeOf(fields);
  if (/^isssss/.test(shape)) return "certificate";
  if (/^iss/.test(shape) && isPublicKey(fields[2])) return "certificate_request";
  // A key and a challenge, which is an IA5String.
  if (shape === "s?" && isPublicKey(fields[0])) return "spkac";
  return /^i?sst/.test(shape) ? "revocation_list" : "damaged";
}

function isPublicKey(element: DerElement | undefined): boolean {
  const [algorithm, key] = derChildren(element);
  return key?.tag === tags.bitString && objectIdentifierOf(derChildren(algorithm)[0]) !== "";
}
