import type { Consent, ConsentedItems, ConsentKind, PendingConsent } from "@shiming/core";
import { actingOf } from "./acting.ts";
import {
  type CodeGrantRow,
  consentedOf,
  ORIGINAL,
  releaseOf,
  timeOf,
  tokenOf,
  verificationOf,
} from "./grants.ts";

export interface ConsentRow extends CodeGrantRow {
  readonly kind: ConsentKind;
  readonly token_digest: string | null;
  readonly notice: string;
  readonly notice_digest: string;
  readonly client_os: string;
  readonly client_version: string;
  readonly host_key: string | null;
  readonly requested_at: number;
  readonly shown_at: number | null;
  readonly expires_at: number | null;
  readonly sheet_secret_digest: string | null;
  readonly sheet_secret: Buffer | null;
  readonly session_digest: string | null;
  readonly decided_at: number | null;
  readonly method: "payment_password" | "tap" | null;
  readonly withdrawn_at: number | null;
}

export function consentOf(row: ConsentRow): Consent {
  const base = {
    id: row.id,
    kind: row.kind,
    ...actingOf(row),
    appid: row.appid,
    notice: JSON.parse(row.notice),
    noticeDigest: row.notice_digest,
    client: { os: row.client_os, version: row.client_version },
    hostKey: row.host_key ?? undefined,
    requestedAt: timeOf(row.requested_at),
    shownAt: row.shown_at === null ? undefined : timeOf(row.shown_at),
    sessionDigest: row.session_digest ?? undefined,
  };
  if (row.state === "pending") {
    return { ...base, state: "pending", expiresAt: timeOf(row.expires_at), sheetSecret: sheetSecretOf(row) };
  }
  if (row.state === "denied") return { ...base, state: "denied", deniedAt: timeOf(row.decided_at) };
  const given = {
    ...base,
    act: { approvedAt: timeOf(row.decided_at), method: row.method ?? ("payment_password" as const) },
    consented: { ...consentedOf(row), category: base.notice.category },
    token: tokenOf(row, row.token_digest ?? ""),
  };
  if (row.state === "approved") return { ...given, state: "approved" };
  if (row.state === "released") return { ...given, state: "released", release: releaseOf(row) };
  const verification = verificationOf(row);
  if (row.state === "verified" && verification) return { ...given, state: "verified", verification };
  const release = row.released_at === null ? undefined : releaseOf(row);
  return {
    ...given,
    state: "withdrawn",
    release,
    ...(verification && { verification }),
    withdrawnAt: timeOf(row.withdrawn_at),
  };
}

export function rowOf(consent: Consent): ConsentRow {
  const given = "act" in consent ? consent : undefined;
  const release = "release" in consent ? consent.release : undefined;
  const verification = "verification" in consent ? consent.verification : undefined;
  const pending = consent.state === "pending" ? consent : undefined;
  const decidedAt = consent.state === "denied" ? consent.deniedAt : given?.act.approvedAt;
  return {
    id: consent.id,
    kind: consent.kind,
    issuer: consent.account.issuer,
    user_id: consent.account.userId,
    guardian_id: consent.guardian?.userId ?? null,
    appid: consent.appid,
    state: consent.state,
    notice: JSON.stringify(consent.notice),
    notice_digest: consent.noticeDigest,
    client_os: consent.client.os,
    client_version: consent.client.version,
    host_key: consent.hostKey ?? null,
    requested_at: consent.requestedAt.getTime(),
    shown_at: consent.shownAt?.getTime() ?? null,
    session_digest: consent.sessionDigest ?? null,
    expires_at: pending?.expiresAt.getTime() ?? null,
    sheet_secret_digest: pending?.sheetSecret?.digest ?? null,
    sheet_secret: pending?.sheetSecret ? Buffer.from(pending.sheetSecret.sealed) : null,
    decided_at: decidedAt?.getTime() ?? null,
    method: given?.act.method ?? null,
    token_digest: given?.token.digest ?? null,
    token_expires_at: given?.token.expiresAt.getTime() ?? null,
    token_voided_at: given?.token.voidedAt?.getTime() ?? null,
    fingerprint: release?.fingerprint ?? null,
    mch_id: release?.mchId ?? null,
    cert_serialno: release?.certSerialNo ?? null,
    released_at: release?.releasedAt.getTime() ?? null,
    repeats: release?.repeats ?? null,
    category: given?.consented.category?.join("-") ?? null,
    items: given ? itemsIn(given.consented) : null,
    verified_at: verification?.verifiedAt.getTime() ?? null,
    verification: verification?.result ?? null,
    withdrawn_at: consent.state === "withdrawn" ? consent.withdrawnAt.getTime() : null,
  };
}

function itemsIn({ items }: ConsentedItems): string | null {
  const text = items.join(" ");
  return text === ORIGINAL ? null : text;
}

function sheetSecretOf({ sheet_secret_digest, sheet_secret }: ConsentRow): PendingConsent["sheetSecret"] {
  if (sheet_secret_digest === null || sheet_secret === null) return undefined;
  return { digest: sheet_secret_digest, sealed: sheet_secret };
}

/** What stands from the beginning. */
export const ASKED: readonly (keyof ConsentRow)[] = [
  "id",
  "kind",
  "issuer",
  "user_id",
  "guardian_id",
  "appid",
  "client_os",
  "client_version",
  "host_key",
  "requested_at",
];

/** What a change may change. */
export const CHANGING: readonly (keyof ConsentRow)[] = [
  "state",
  "notice_digest",
  "shown_at",
  "expires_at",
  "sheet_secret_digest",
  "sheet_secret",
  "session_digest",
  "decided_at",
  "method",
  "token_digest",
  "token_expires_at",
  "token_voided_at",
  "fingerprint",
  "mch_id",
  "cert_serialno",
  "released_at",
  "repeats",
  "category",
  "items",
  "verified_at",
  "verification",
  "withdrawn_at",
];
