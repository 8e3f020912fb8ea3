import type { TrustedAuthority } from "@shiming/core";

export interface Row {
  readonly id: string;
  readonly subject: string;
  readonly certificate: string;
  readonly added_at: number;
  readonly crl: Buffer | null;
  readonly crl_this_update: number | null;
  readonly crl_next_update: number | null;
}

export function authorityOf(row: Row): TrustedAuthority {
  const { crl, crl_this_update, crl_next_update } = row;
  return {
    id: row.id,
    subject: row.subject,
    certificatePem: row.certificate,
    addedAt: new Date(row.added_at),
    ...(crl && {
      revocations: {
        der: crl,
        thisUpdate: new Date(crl_this_update ?? 0),
        nextUpdate: new Date(crl_next_update ?? 0),
      },
    }),
  };
}

export function rowOf({ id, subject, certificatePem, addedAt, revocations }: TrustedAuthority): Row {
  return {
    id,
    subject,
    certificate: certificatePem,
    added_at: addedAt.getTime(),
    crl: revocations ? Buffer.from(revocations.der) : null,
    crl_this_update: revocations?.thisUpdate.getTime() ?? null,
    crl_next_update: revocations?.nextUpdate.getTime() ?? null,
  };
}
