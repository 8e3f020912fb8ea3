import { certSerialNoOf, loadCertificate, signRequest } from "@shiming/crypto";
import type { Merchant } from "./merchant.ts";

/** Everything of a request but its token. */
export interface SignedPart {
  readonly mch_id: string;
  readonly cert_serialno: string;
  readonly timestamp: number;
  readonly sign: string;
}

/** More than the platform remembers (10 000): whoever comes round again has been forgotten. */
const DIFFERENT = 12_000;
/** Contract §5: a timestamp may be so far from the platform's clock. */
const TOLERANCE_S = 300;
export const CERTIFICATES = DIFFERENT / TOLERANCE_S;

/** What the merchant's back end signs now, once for all requests of this second. */
export function signNow(merchant: Merchant): SignedPart {
  return sign(merchant, serialNosOf(merchant)[0] ?? "", nowInSeconds());
}

/**
 * Signatures of the merchant, so many, no two of {@link DIFFERENT} in a row alike: of every certificate and every second
 * that the platform takes from now on for {@link TOLERANCE_S}.
 */
export function signDifferently(merchant: Merchant, count: number): readonly SignedPart[] {
  const now = nowInSeconds();
  const serialNos = serialNosOf(merchant);
  const different = Array.from({ length: Math.min(count, DIFFERENT) }, (_, place) => {
    const serialNo = serialNos[Math.floor(place / TOLERANCE_S)] ?? "";
    return sign(merchant, serialNo, now + (place % TOLERANCE_S));
  });
  return Array.from({ length: count }, (_, place) => different[place % different.length] as SignedPart);
}

function sign({ mchId, privateKey }: Merchant, certSerialNo: string, timestamp: number): SignedPart {
  const signature = signRequest(privateKey, { certSerialNo, timestamp });
  return { mch_id: mchId, cert_serialno: certSerialNo, timestamp, sign: signature };
}

function serialNosOf({ certificatePems }: Merchant): readonly string[] {
  return certificatePems.map((pem) => certSerialNoOf(loadCertificate(pem)));
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** The bodies of exchanges, each with its token and the signature for its place. */
export function bodiesOf(
  tokens: readonly string[],
  signedFor: (place: number) => SignedPart,
): readonly string[] {
  return tokens.map((auth_token, place) => JSON.stringify({ auth_token, ...signedFor(place) }));
}
