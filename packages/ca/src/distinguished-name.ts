/** Names of subjects and issuers (X.501). */
import type { CertificateSubject } from "@shiming/core";
import { loadX509, type X509 } from "./x509.ts";

export type DistinguishedName = InstanceType<X509["Name"]>;

/**
 * A name of the attributes in their order, each as UTF8String. A bare string would be read as RFC 4514, where quotes
 * and a leading `#` mean something: a legal name may begin with either.
 */
export function distinguishedName(attributes: { readonly [type: string]: string }): DistinguishedName {
  const { Name } = loadX509();
  return new Name(Object.entries(attributes).map(([type, utf8String]) => ({ [type]: [{ utf8String }] })));
}

/** CN is the merchant number, O the legal name. */
export function merchantName({ mchId, legalName }: CertificateSubject): DistinguishedName {
  return distinguishedName({ CN: mchId, O: legalName });
}
