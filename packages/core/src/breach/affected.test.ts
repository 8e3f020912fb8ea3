import { describe, expect, it } from "vitest";
import { entryBody } from "../audit/entry.ts";
import type { AuditEvent } from "../audit/event.ts";
import type { Consent } from "../consent/consent.ts";
import { memoryLog } from "../testing/log.ts";
import { type BreachSelection, pageOfAffected } from "./affected.ts";

const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const CERTIFICATE = "A".repeat(40);

const released = (consentId: string, at: Date, over: object = {}): AuditEvent => ({
  kind: "identity_released",
  ...{ at, consentId, appid: "wx1", mchId: "1900000109", certSerialNo: CERTIFICATE },
  ...{ fingerprint: "f", requestId: "r" },
  ...over,
});

const events: readonly AuditEvent[] = [
  { kind: "consent_approved", at: day(1), consentId: "c1", appid: "wx1", noticeDigest: "d" },
  released("c1", day(1)),
  released("c2", day(2), { mchId: "1900000208", certSerialNo: "B".repeat(40) }),
  { kind: "identity_verified", at: day(3), consentId: "c3", appid: "wx1", result: "match", requestId: "r" },
  { ...released("c1", day(4)), kind: "identity_repeated" } as AuditEvent,
  released("c4", day(5), { items: ["masked_name"] }),
  { kind: "consent_withdrawn", at: day(6), consentId: "c1", appid: "wx1" },
];
const { audit } = memoryLog(
  events.map((event, place) => ({ seq: place + 1, body: entryBody(event, `${place}`) })),
);
/** c4's is not kept any more. */
const kept = new Map(
  [
    ["c1", "host-a"],
    ["c2", "host-a"],
    ["c3", "host-b"],
  ].map(([id = "", issuer = ""]) => [id, { id, account: { issuer, userId: `user of ${id}` } } as Consent]),
);
const consents = { findAll: async (ids: readonly string[]) => ids.flatMap((id) => kept.get(id) ?? []) };
const found = async (selection: BreachSelection, limits = { wanted: 100, looked: 100 }) => {
  const { affected, last } = await pageOfAffected(selection, { audit, consents }, limits);
  return [affected.map(({ seq }) => seq), last];
};

describe("whoever was affected by a breach", () => {
  it("is found by what was broken into", async () => {
    expect(await found({ mchId: "1900000109" })).toEqual([[2, 5, 6], undefined]);
    expect(await found({ certSerialNo: "B".repeat(40) })).toEqual([[3], undefined]);
    expect(await found({ appid: "wx1" })).toEqual([[2, 3, 4, 5, 6], undefined]);
    expect(await found({ from: day(2), to: day(4) })).toEqual([[3, 4], undefined]);
    expect(await found({ mchId: "1900000109", from: day(2) })).toEqual([[5, 6], undefined]);
  });

  it("may be anybody where the consent is not kept any more", async () => {
    expect(await found({ issuer: "host-b" })).toEqual([[4, 6], undefined]);
    const { affected } = await pageOfAffected(
      { from: day(5) },
      { audit, consents },
      { wanted: 1, looked: 9 },
    );
    expect(affected).toMatchObject([{ items: ["masked_name"], consent: undefined }]);
  });

  it("is told with the entry that vouches for it, and with what was told", async () => {
    const { affected } = await pageOfAffected(
      { from: day(3), to: day(4) },
      { audit, consents },
      { wanted: 9, looked: 9 },
    );
    expect(affected).toEqual([
      {
        ...{ seq: 4, at: day(3).toISOString(), kind: "identity_verified", consentId: "c3", appid: "wx1" },
        ...{ mchId: undefined, certSerialNo: undefined, items: ["verification"], result: "match" },
        consent: kept.get("c3"),
      },
    ]);
  });

  it("comes part by part", async () => {
    expect(await found({ appid: "wx1" }, { wanted: 2, looked: 100 })).toEqual([[2, 3], 3]);
    const rest = await pageOfAffected(
      { appid: "wx1" },
      { audit, consents },
      { after: 3, wanted: 9, looked: 9 },
    );
    expect(rest.affected.map(({ seq }) => seq)).toEqual([4, 5, 6]);
  });
});
