/** What the certificate of an authority must be so that what it has signed counts. RFC 5280 §6. */
import type { KeyObject, X509Certificate } from "node:crypto";
import { mayBeUsedFor, pathLengthOf, unknownCriticalExtensionsOf } from "@shiming/crypto";
import { refuse } from "../failure.ts";

const LEAST_RSA_BITS = 2048;
const STRONG_CURVES = new Set(["prime256v1", "secp384r1", "secp521r1"]);

/** @param below how many other authorities stand between it and the merchant's certificate */
export function isGoodAuthority(authority: X509Certificate, at: Date, below = 0): boolean {
  const isInDate = authority.validFromDate <= at && at <= authority.validToDate;
  const mayHaveBelow = below <= (pathLengthOf(authority) ?? Number.POSITIVE_INFINITY);
  const isUnderstood = unknownCriticalExtensionsOf(authority).length === 0;
  return isInDate && mayHaveBelow && isUnderstood && isAuthority(authority) && isStrong(authority);
}

/** @throws `certificate_invalid` */
export function requireGoodAuthority(authority: X509Certificate, at: Date): void {
  if (isGoodAuthority(authority, at)) return;
  refuse("certificate_invalid", {
    hint: {
      en: "it is no good authority: it must be in date, with CA:TRUE, keyCertSign and a key of RSA 2048 or EC 256 bits at least",
      zh: "它不是合格的签发机构：须在有效期内，带有 CA:TRUE 和 keyCertSign，密钥至少为 RSA 2048 位或 EC 256 位",
    },
  });
}

/** An authority's key of an algorithm that is not known here has signed nothing. */
export function isSignedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  try {
    return certificate.verify(authority.publicKey);
  } catch {
    return false;
  }
}

function isAuthority(authority: X509Certificate): boolean {
  return authority.ca && mayBeUsedFor(authority, "keyCertSign");
}

/** Node decodes the key only when asked, and throws then for an algorithm that it does not know. */
function isStrong(authority: X509Certificate): boolean {
  try {
    return isStrongKey(authority.publicKey);
  } catch {
    return false;
  }
}

function isStrongKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  switch (asymmetricKeyType) {
    case "rsa":
    case "rsa-pss":
      return (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;
    case "ec":
      return STRONG_CURVES.has(asymmetricKeyDetails?.namedCurve ?? "");
    default:
      return asymmetricKeyType === "ed25519" || asymmetricKeyType === "ed448";
  }
}
