import { X509Certificate } from "node:crypto";
import { type Issuer, refuse, type Stores, type TrustedAuthority } from "@shiming/core";
import type { Authority, OwnIssuer } from "./schemas/authority.ts";

export function describeAuthority({ revocations, ...authority }: TrustedAuthority): Authority {
  return {
    id: authority.id,
    subject: authority.subject,
    certificate: authority.certificatePem,
    added_at: authority.addedAt.toISOString(),
    crl: revocations
      ? {
          this_update: revocations.thisUpdate.toISOString(),
          next_update: revocations.nextUpdate.toISOString(),
        }
      : null,
  };
}

export async function authorityNow(id: string, { trustedAuthorities }: Stores): Promise<Authority> {
  return describeAuthority((await trustedAuthorities.find(id)) ?? refuse("entity_not_found"));
}

export function describeIssuer(
  { name, certificatePem, revocations }: Issuer,
  isLast: boolean,
  revocationsUrl: string | undefined,
): OwnIssuer {
  const { subject, issuer, validFromDate, validToDate } = new X509Certificate(certificatePem);
  return {
    name,
    subject: subject.replaceAll("\n", ", "),
    kind: isLast ? "issues" : revocations || subject === issuer ? "root" : "issued",
    not_before: validFromDate.toISOString(),
    not_after: validToDate.toISOString(),
    certificate: certificatePem,
    crl_url: revocationsUrl ?? null,
  };
}
