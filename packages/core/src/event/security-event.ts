/** What service providers are told of, and how that becomes a message (contract §11). */
import type { AccountKey } from "../account/account.ts";
import type { EventMessage } from "../outbox/message.ts";

/** Nothing in it names a person: whom it is about leaves as a pairwise openid. */
export type SecurityEvent =
  | {
      readonly type: "consent-withdrawn";
      readonly consentId: string;
      /** What had been consented to. */
      readonly items: readonly string[];
      /** When that had been handed over; `undefined` where it never was. */
      readonly releasedAt: Date | undefined;
    }
  | { readonly type: "identity-changed" }
  | { readonly type: "account-closed" }
  | {
      readonly type: "access-changed";
      readonly state: "none" | "approved" | "suspended" | "ended";
      readonly endsAt?: Date | undefined;
    }
  | {
      readonly type: "certificate-expiring";
      readonly mchId: string;
      readonly certSerialNo: string;
      readonly notAfter: Date;
    }
  | {
      readonly type: "verification-test";
      /** Of an endpoint that is to be registered: what it has to answer. */
      readonly challenge?: string;
    };

export type SecurityEventType = SecurityEvent["type"];

/** By which a receiver knows a repeated one, and the page of a person finds the message of a withdrawal. */
export const withdrawalEventId = (consentId: string) => `withdrawn.${consentId}`;

export interface EventAddress {
  /** Its `jti`. */
  readonly id: string;
  readonly appid: string;
  /** Whom it is about; without one it is about the mini program itself. */
  readonly account?: AccountKey | undefined;
}

/** Pure: what a change causes has it beside it. */
export function eventMessage(
  event: SecurityEvent,
  { id, appid, account }: EventAddress,
  at: Date,
): EventMessage {
  const { type, ...details } = event;
  return {
    ...{ id, channel: "event", about: appid, template: type, at },
    said: { ...(account && { account }), details: onTheWire(details) },
  };
}

const WIRE_NAMES: Readonly<Record<string, string>> = {
  consentId: "consent_id",
  releasedAt: "released_at",
  endsAt: "ends_at",
  mchId: "mch_id",
  certSerialNo: "cert_serialno",
  notAfter: "not_after",
};

function onTheWire(details: object): Record<string, unknown> {
  const said = Object.entries(details).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([name, value]) => [WIRE_NAMES[name] ?? name, value]));
}
