import type { LoginCode } from "@shiming/core";

export interface Row {
  readonly digest: string;
  readonly issuer: string;
  readonly user_id: string;
  readonly appid: string;
  readonly host_key: string;
  readonly expires_at: number;
  readonly used_at: number | null;
}

export function fromRow(row: Row | undefined): LoginCode | undefined {
  return (
    row && {
      digest: row.digest,
      account: { issuer: row.issuer, userId: row.user_id },
      appid: row.appid,
      hostKey: row.host_key,
      expiresAt: new Date(row.expires_at),
      usedAt: row.used_at === null ? undefined : new Date(row.used_at),
    }
  );
}

export function toRow({ digest, account, appid, hostKey, expiresAt, usedAt }: LoginCode): Row {
  const of = { issuer: account.issuer, user_id: account.userId, appid, host_key: hostKey };
  return { digest, ...of, expires_at: expiresAt.getTime(), used_at: usedAt?.getTime() ?? null };
}
