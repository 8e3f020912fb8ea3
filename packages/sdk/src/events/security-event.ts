/** What the platform tells a service provider (contract §11): the claims of a Security Event Token, as values. */
import type { JWTPayload } from "jose";

/** What every event has. */
interface EventBase {
  /** The same whenever the event is pushed again. */
  readonly id: string;
  readonly happenedAt: Date;
}

/** The person took a consent back: what was received under it is to be deleted. */
export interface ConsentWithdrawn extends EventBase {
  readonly type: "consent-withdrawn";
  readonly openid: string;
  readonly consentId: string;
  /** What had been consented to, as contract §10 names it. */
  readonly items: readonly string[];
  /** When it had been handed over; `undefined` where it never was. */
  readonly releasedAt: Date | undefined;
}

/** What was received of this person is not what the platform has any more. */
export interface IdentityChanged extends EventBase {
  readonly type: "identity-changed";
  readonly openid: string;
}

/** The account of a person whose identity was received is gone. */
export interface AccountClosed extends EventBase {
  readonly type: "account-closed";
  readonly openid: string;
}

/** The mini program's own real-name access: 94006 is what its calls get while it is not `approved`. */
export interface AccessChanged extends EventBase {
  readonly type: "access-changed";
  readonly state: "none" | "approved" | "suspended" | "ended";
  readonly endsAt: Date | undefined;
}

/** A certificate that this mini program signs with ends in 30, 7 or 1 days. */
export interface CertificateExpiring extends EventBase {
  readonly type: "certificate-expiring";
  readonly mchId: string;
  readonly certSerialNo: string;
  readonly notAfter: Date;
}

/** Somebody asked for one, to see it arrive. */
export interface VerificationTest extends EventBase {
  readonly type: "verification-test";
}

/** Of a platform that is newer than this program. */
export interface UnknownEvent extends EventBase {
  readonly type: "unknown";
  readonly uri: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What the platform says: `type` tells one from the other. */
export type SecurityEvent =
  | ConsentWithdrawn
  | IdentityChanged
  | AccountClosed
  | AccessChanged
  | CertificateExpiring
  | VerificationTest
  | UnknownEvent;

/** An event, and of a challenge what is to be answered. */
export interface ParsedEvent {
  readonly event: SecurityEvent;
  readonly challenge?: string | undefined;
}

/** Total for what the platform signs. @returns `undefined` for claims that are no Security Event Token of the contract */
export function parseEvent(claims: JWTPayload, issuer: string): ParsedEvent | undefined {
  const { jti, toe, iat, events, sub_id } = claims;
  const subject = isObject(sub_id) && sub_id.format === "opaque" ? sub_id.id : undefined;
  if (typeof jti !== "string" || typeof subject !== "string" || !isObject(events)) return undefined;
  const [[uri, details] = [], ...others] = Object.entries(events);
  if (uri === undefined || !isObject(details) || others.length > 0) return undefined;
  const seconds = typeof toe === "number" ? toe : (iat ?? 0);
  const base = { id: jti, happenedAt: new Date(seconds * 1000) };
  const event = typed(uri, details, subject, base, `${issuer}/events/`);
  const { challenge } = details;
  return event && { event, ...(typeof challenge === "string" && { challenge }) };
}

type Details = Readonly<Record<string, unknown>>;

function typed(
  uri: string,
  details: Details,
  openid: string,
  base: EventBase,
  prefix: string,
): SecurityEvent | undefined {
  switch (uri.startsWith(prefix) ? uri.slice(prefix.length) : undefined) {
    case "consent-withdrawn": {
      const { consent_id, items, released_at } = details;
      if (typeof consent_id !== "string" || !Array.isArray(items)) return undefined;
      const type = "consent-withdrawn";
      return { ...base, type, openid, consentId: consent_id, items, releasedAt: timeOf(released_at) };
    }
    case "identity-changed":
      return { ...base, type: "identity-changed", openid };
    case "account-closed":
      return { ...base, type: "account-closed", openid };
    case "access-changed": {
      const { state, ends_at } = details;
      return isState(state) ? { ...base, type: "access-changed", state, endsAt: timeOf(ends_at) } : undefined;
    }
    case "certificate-expiring": {
      const { mch_id, cert_serialno, not_after } = details;
      const notAfter = timeOf(not_after);
      if (typeof mch_id !== "string" || typeof cert_serialno !== "string" || !notAfter) return undefined;
      return { ...base, type: "certificate-expiring", mchId: mch_id, certSerialNo: cert_serialno, notAfter };
    }
    case "verification-test":
      return { ...base, type: "verification-test" };
    default:
      return { ...base, type: "unknown", uri, details };
  }
}

const isState = (value: unknown): value is AccessChanged["state"] =>
  value === "none" || value === "approved" || value === "suspended" || value === "ended";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function timeOf(value: unknown): Date | undefined {
  const time = typeof value === "string" ? new Date(value) : undefined;
  return time && !Number.isNaN(time.getTime()) ? time : undefined;
}
