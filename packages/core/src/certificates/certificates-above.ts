/** The way from a certificate up to a root, among certificates that are known here: for whoever configures a chain. */
import type { X509Certificate } from "node:crypto";
import { isSignedBy } from "./good-authority.ts";

const MOST = 6;

/** Each signed by the next; nothing where the issuer is not among the known. */
export function certificatesAbove(
  certificate: X509Certificate,
  known: readonly X509Certificate[],
): readonly X509Certificate[] {
  const above: X509Certificate[] = [];
  for (let last = certificate; above.length < MOST && !last.checkIssued(last); ) {
    const next = known.find((each) => last.checkIssued(each) && isSignedBy(last, each));
    if (!next) break;
    above.push(next);
    last = next;
  }
  return above;
}
