/** From a merchant's certificate to an authority that the operator trusts. RFC 5280 §6. */
import type { X509Certificate } from "node:crypto";
import { isSignedOverStrongHash, type Text } from "@shiming/crypto";
import { refuse } from "../failure.ts";
import { isGoodAuthority, isSignedBy } from "./good-authority.ts";

export type CertificatePath = readonly [X509Certificate, ...X509Certificate[]];

const MOST_BETWEEN = 5;

interface Search {
  readonly trusted: readonly X509Certificate[];
  /** What came with the certificate: trusted by nobody, good for a way to somebody who is. */
  readonly given: readonly X509Certificate[];
  readonly at: Date;
}

/**
 * The certificate, the authorities between, and the trusted one, each signed by the next and good itself.
 * @throws `certificate_invalid`, telling how far the way goes
 */
export function requirePath(certificate: X509Certificate, search: Search): CertificatePath {
  const above = findAbove(certificate, 0, search);
  return above
    ? [certificate, ...above]
    : refuse("certificate_invalid", { hint: whyNot(certificate, search) });
}

function findAbove(
  certificate: X509Certificate,
  below: number,
  search: Search,
): readonly X509Certificate[] | undefined {
  const { trusted, given, at } = search;
  const isAbove = (each: X509Certificate) => isIssuer(each, certificate) && isGoodAuthority(each, at, below);
  const end = trusted.find(isAbove);
  if (end) return [end];
  if (below >= MOST_BETWEEN) return undefined;
  for (const next of given.filter((each) => isAbove(each) && isSignedOverStrongHash(each))) {
    const rest = next.checkIssued(next) ? undefined : findAbove(next, below + 1, search);
    if (rest) return [next, ...rest];
  }
  return undefined;
}

function isIssuer(authority: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(authority) && isSignedBy(certificate, authority);
}

function whyNot(certificate: X509Certificate, { trusted, given, at }: Search): Text {
  const others = given.filter((each) => !each.raw.equals(certificate.raw) && each.ca);
  const named = [...trusted, ...others].filter((each) => certificate.checkIssued(each));
  if (named.length === 0) return certificate.checkIssued(certificate) ? SELF_SIGNED : UNKNOWN;
  const signers = named.filter((each) => isSignedBy(certificate, each));
  if (signers.length === 0) return FORGED;
  return signers.some((each) => isGoodAuthority(each, at)) ? LOST : POOR;
}

const UNKNOWN: Text = {
  en: "none of the trusted certificates is its issuer's; the operator has to trust the authority that signed it, or the file lacks a certificate between the two",
  zh: "受信任的证书中没有它的签发者；须由运营方信任其签发机构，或文件中缺少两者之间的中间证书",
};
const SELF_SIGNED: Text = {
  en: "it is self-signed, and the operator does not trust it; use one of an authority on the list of trusted ones, or have one issued here from a certificate request",
  zh: "这是自签名证书，且不在运营方的信任列表中；请使用受信任机构签发的证书，或提交证书请求（CSR）由平台签发",
};
const FORGED: Text = {
  en: "its signature is not that of the trusted authority whose name it bears",
  zh: "其签名无法用同名受信任机构的公钥验证",
};
const POOR: Text = {
  en: "the trusted certificate that signed it is no good authority: it must be in date, with CA:TRUE, keyCertSign and a key of RSA 2048 or EC 256 bits at least",
  zh: "签发它的受信任证书不是合格的签发机构：须在有效期内，带有 CA:TRUE 和 keyCertSign，密钥至少为 RSA 2048 位或 EC 256 位",
};
const LOST: Text = {
  en: "its chain leads to no authority that the operator trusts, or not by good authorities alone",
  zh: "其证书链没有通向运营方信任的机构，或中间有不合格的机构",
};
