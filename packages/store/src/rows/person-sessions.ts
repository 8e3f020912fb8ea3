import type { PersonSession } from "@shiming/core";
import { actingOf } from "./acting.ts";

export interface Row {
  readonly digest: string;
  readonly issuer: string;
  readonly user_id: string;
  readonly guardian_id: string | null;
  readonly kind: PersonSession["kind"];
  readonly host_key: string | null;
  readonly expires_at: number;
}

export function fromRow(row: Row | undefined): PersonSession | undefined {
  return (
    row && {
      digest: row.digest,
      ...actingOf(row),
      hostKey: row.host_key ?? undefined,
      kind: row.kind,
      expiresAt: new Date(row.expires_at),
    }
  );
}

export function toRow({ digest, account, guardian, hostKey, kind, expiresAt }: PersonSession): Row {
  const { issuer, userId } = account;
  const guardian_id = guardian?.userId ?? null;
  const of = { issuer, user_id: userId, guardian_id, host_key: hostKey ?? null };
  return { digest, kind, ...of, expires_at: expiresAt.getTime() };
}
