import { refuse, type Stores, type TrustedAuthority } from "@shiming/core";
import type { Authority } from "./schemas/authority.ts";

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
