import type { PersonSession } from "@shiming/core";

export interface Row {
  readonly digest: string;
  readonly issuer: string;
  readonly user_id: string;
  readonly kind: PersonSession["kind"];
  readonly host_key: string | null;
  readonly expires_at: number;
}

export function fromRow(row: Row | undefined): PersonSession | undefined {
  return (
    row && {
      digest: row.digest,
      account: { issuer: row.issuer, userId: row.user_id },
      hostKey: row.host_key ?? undefined,
      kind: row.kind,
      expiresAt: new Date(row.expires_at),
    }
  );
}

export function toRow({ digest, account, hostKey, kind, expiresAt }: PersonSession): Row {
  const { issuer, userId } = account;
  const of = { issuer, user_id: userId, host_key: hostKey ?? null };
  return { digest, kind, ...of, expires_at: expiresAt.getTime() };
}
