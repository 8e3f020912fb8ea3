/** What of a merchant's certificates was put in the place of a serial number, found by comparing it with them. */
import type { X509Certificate } from "node:crypto";
import { keyIdentifiersOf } from "../certificate-facts.ts";
import { certSerialNoOf } from "../serial-number.ts";
import { rsaModulusOf } from "../weak-keys/weakness.ts";
import { type Mistake, mistake } from "./mistake.ts";

/**
 * @param digits what was sent, in upper-case hex
 * @returns the mistake with the right number; `undefined` for what is nothing of theirs
 */
export function diagnoseNamed(
  digits: string,
  certificates: readonly X509Certificate[],
  issuers: readonly X509Certificate[],
): Mistake | undefined {
  for (const certificate of certificates) {
    const own = certSerialNoOf(certificate);
    const { subject, issuer } = keyIdentifiersOf(certificate);
    if (fingerprintsOf(certificate).includes(digits)) return mistake("serial_of_fingerprint", own);
    if (digits === subject || endsOfModulus(certificate, digits)) return mistake("serial_of_key", own);
    if (digits === issuer || isOfIssuer(digits, certificate, issuers))
      return mistake("serial_of_issuer", own);
  }
  const near = certificates.map(certSerialNoOf).filter((each) => isNear(digits, each));
  return near.length === 1 ? mistake("serial_mistyped", near[0]) : undefined;
}

const fingerprintsOf = ({ fingerprint, fingerprint256 }: X509Certificate) =>
  [fingerprint, fingerprint256].map((each) => each.replaceAll(":", ""));

/** Without the zero that stands in front in DER, or with it. */
function endsOfModulus({ publicKey }: X509Certificate, digits: string): boolean {
  return digits.replace(/^0+/, "") === rsaModulusOf(publicKey).toString("hex").toUpperCase();
}

function isOfIssuer(
  digits: string,
  certificate: X509Certificate,
  issuers: readonly X509Certificate[],
): boolean {
  const above = issuers.filter((each) => certificate.checkIssued(each));
  return above.some((each) => [certSerialNoOf(each), ...fingerprintsOf(each)].includes(digits));
}

const FEWEST_IN_COMMON = 36;

/** All but a few digits that stand together: cut off, left out, doubled, swapped or mistyped. */
function isNear(digits: string, own: string): boolean {
  const most = Math.min(digits.length, own.length);
  let [before, behind] = [0, 0];
  while (before < most && digits[before] === own[before]) before++;
  while (before + behind < most && digits.at(-1 - behind) === own.at(-1 - behind)) behind++;
  return digits !== own && before + behind >= FEWEST_IN_COMMON && digits.length < own.length + 4;
}
