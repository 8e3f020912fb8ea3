/** What a certificate says of itself that Node does not tell: how it was signed, and what its key may do. RFC 5280. */
import type { X509Certificate } from "node:crypto";
import {
  type DerElement,
  derChildren,
  derElements,
  objectIdentifierOf,
  tags,
} from "./credential-file/der.ts";

/** The uses of a key that matter here, by their bits in the extension (RFC 5280 §4.2.1.3). */
const USES = { digitalSignature: 0, keyEncipherment: 2, dataEncipherment: 3, keyCertSign: 5 } as const;

export type KeyUse = keyof typeof USES;

/** Signatures over SHA-256 or better, or that need no hash of their own. */
const STRONG_SIGNATURES = new Set([
  "1.2.840.113549.1.1.11", // RSA with SHA-256
  "1.2.840.113549.1.1.12", // SHA-384
  "1.2.840.113549.1.1.13", // SHA-512
  "1.2.840.10045.4.3.2", // ECDSA with SHA-256
  "1.2.840.10045.4.3.3", // SHA-384
  "1.2.840.10045.4.3.4", // SHA-512
  "1.3.101.112", // Ed25519
  "1.3.101.113", // Ed448
]);

const RSA_PSS = "1.2.840.113549.1.1.10";
const STRONG_HASHES = new Set(["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"]);

const KEY_USAGE = "2.5.29.15";
const BASIC_CONSTRAINTS = "2.5.29.19";
const SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
const AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
const KEY_IDENTIFIER_TAG = 0x80;

/** Those that are looked at here, or that say nothing against what a certificate is used for here. */
const UNDERSTOOD = new Set([
  KEY_USAGE,
  BASIC_CONSTRAINTS,
  "2.5.29.17", // subject alternative name
  "2.5.29.32", // certificate policies
  "2.5.29.37", // extended key usage
]);

/** Whether the certificate was signed over SHA-256 or better. */
export function isSignedOverStrongHash({ raw }: X509Certificate): boolean {
  const algorithm = derChildren(derElements(raw)?.[0])[1];
  const [identifier, parameters] = derChildren(algorithm);
  const name = objectIdentifierOf(identifier);
  if (name !== RSA_PSS) return STRONG_SIGNATURES.has(name);
  // Without a hash of its own, RSASSA-PSS means SHA-1 (RFC 4055 §3.1).
  const hash = derChildren(parameters).find(({ tag }) => tag === tags.context0);
  return STRONG_HASHES.has(objectIdentifierOf(derChildren(derChildren(hash)[0])[0]));
}

/** Whether the key may be used so: without the extension it may be used for anything. */
export function mayBeUsedFor({ raw }: X509Certificate, use: KeyUse): boolean {
  const value = extensionValue(raw, KEY_USAGE);
  if (!value) return true;
  const bits = derChildren(value)[0]?.content.subarray(1) ?? Buffer.alloc(0);
  const bit = USES[use];
  return (((bits[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
}

/** How many authorities may stand between the authority and a certificate below it (RFC 5280 §4.2.1.9); any number without a limit. */
export function pathLengthOf({ raw }: X509Certificate): number | undefined {
  const constraints = derChildren(derChildren(extensionValue(raw, BASIC_CONSTRAINTS))[0]);
  const limit = constraints.find(({ tag }) => tag === tags.integer);
  return limit?.content.reduce((number, byte) => number * 256 + byte, 0);
}

/** By which the key and that of its issuer are told from others, in upper-case hex (RFC 5280 §§4.2.1.1 and 4.2.1.2). */
export function keyIdentifiersOf({ raw }: X509Certificate): {
  readonly subject: string | undefined;
  readonly issuer: string | undefined;
} {
  const [subject] = derChildren(extensionValue(raw, SUBJECT_KEY_IDENTIFIER));
  const authority = derChildren(derChildren(extensionValue(raw, AUTHORITY_KEY_IDENTIFIER))[0]);
  const issuer = authority.find(({ tag }) => tag === KEY_IDENTIFIER_TAG);
  return { subject: hexOf(subject), issuer: hexOf(issuer) };
}

const hexOf = (element: DerElement | undefined) => element?.content.toString("hex").toUpperCase();

/** The critical extensions that nothing here looks at: a certificate with one must not be used (RFC 5280 §4.2). */
export function unknownCriticalExtensionsOf({ raw }: X509Certificate): readonly string[] {
  return extensionsOf(raw)
    .filter((extension) =>
      derChildren(extension).some(({ tag, content }) => tag === tags.boolean && content[0]),
    )
    .map((extension) => objectIdentifierOf(derChildren(extension)[0]))
    .filter((name) => !UNDERSTOOD.has(name));
}

/** What an extension holds; `undefined` where there is none. */
function extensionValue(raw: Buffer, name: string): DerElement | undefined {
  const extension = extensionsOf(raw).find((each) => objectIdentifierOf(derChildren(each)[0]) === name);
  return derChildren(extension).find(({ tag }) => tag === tags.octetString);
}

function extensionsOf(raw: Buffer): readonly DerElement[] {
  const fields = derChildren(derChildren(derElements(raw)?.[0])[0]);
  return derChildren(derChildren(fields.find(({ tag }) => tag === tags.context3))[0]);
}
