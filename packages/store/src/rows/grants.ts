/** As much of a consent as decides about its token, or its code: all that is read for a call with one. */
import {
  type AuthTokenRecord,
  type CategoryId,
  type CodeGrant,
  type Consent,
  type ConsentedItems,
  type Digest,
  type Grant,
  ORIGINAL_ITEMS,
  type Release,
  type VerificationRecord,
  type VerificationResult,
} from "@shiming/core";
import { actingOf } from "./acting.ts";

/** The columns that decide about a token: all that is read for an exchange. */
export interface GrantRow {
  readonly id: string;
  readonly issuer: string;
  readonly user_id: string;
  readonly appid: string;
  readonly state: Consent["state"];
  readonly token_expires_at: number | null;
  readonly token_voided_at: number | null;
  readonly fingerprint: string | null;
  readonly mch_id: string | null;
  readonly cert_serialno: string | null;
  readonly released_at: number | null;
  readonly repeats: number | null;
  /** `99-904`; null where an earlier release wrote it. */
  readonly category: string | null;
  /** What was consented to, by spaces; null for the original's two. */
  readonly items: string | null;
  /** Who acted for the person; null where the person did. */
  readonly guardian_id: string | null;
}

/** And what a code was used for. */
export interface CodeGrantRow extends GrantRow {
  readonly verified_at: number | null;
  readonly verification: VerificationResult | null;
}

/** The columns of {@link GrantRow}, as SQL. */
export const GRANT_COLUMNS =
  "id, issuer, user_id, appid, state, token_expires_at, token_voided_at, fingerprint, mch_id, cert_serialno, released_at, repeats, category, items, guardian_id";

/** The columns of {@link CodeGrantRow}, as SQL. */
export const CODE_GRANT_COLUMNS = `${GRANT_COLUMNS}, verified_at, verification`;

export function grantOf(row: GrantRow, token: Digest): Grant {
  const base = givenOf(row, token);
  switch (row.state) {
    case "approved":
      return { ...base, state: "approved" };
    case "released":
      return { ...base, state: "released", release: releaseOf(row) };
    case "withdrawn":
      return { ...base, state: "withdrawn" };
    case "pending":
    case "denied":
    case "verified":
      throw new Error("a consent without a token was found by its token");
  }
}

export function codeGrantOf(row: CodeGrantRow, code: Digest): CodeGrant {
  const base = givenOf(row, code);
  if (row.state === "approved" || row.state === "withdrawn") return { ...base, state: row.state };
  const verification = verificationOf(row);
  if (row.state === "verified" && verification) return { ...base, state: "verified", verification };
  throw new Error("a consent without a code was found by its code");
}

function givenOf(row: GrantRow, token: Digest) {
  const { id, appid } = row;
  return { id, ...actingOf(row), appid, consented: consentedOf(row), token: tokenOf(row, token) };
}

export const ORIGINAL = ORIGINAL_ITEMS.join(" ");

export function consentedOf({ category, items }: GrantRow): ConsentedItems {
  return {
    category: category === null ? undefined : (category.split("-").map(Number) as unknown as CategoryId),
    items: (items ?? ORIGINAL).split(" ") as ConsentedItems["items"],
  };
}

export function tokenOf(row: GrantRow, digest: Digest): AuthTokenRecord {
  const { token_expires_at, token_voided_at } = row;
  const voided = token_voided_at === null ? {} : { voidedAt: timeOf(token_voided_at) };
  return { digest, expiresAt: timeOf(token_expires_at), ...voided };
}

export function releaseOf(row: GrantRow): Release {
  return {
    fingerprint: row.fingerprint ?? "",
    mchId: row.mch_id ?? "",
    certSerialNo: row.cert_serialno ?? "",
    releasedAt: timeOf(row.released_at),
    repeats: row.repeats ?? 0,
  };
}

export function verificationOf({ verified_at, verification }: CodeGrantRow): VerificationRecord | undefined {
  if (verified_at === null || verification === null) return undefined;
  return { verifiedAt: timeOf(verified_at), result: verification };
}

export function timeOf(milliseconds: number | null): Date {
  return new Date(milliseconds ?? 0);
}
