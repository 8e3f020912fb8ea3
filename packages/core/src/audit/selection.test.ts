import { describe, expect, it } from "vitest";
import { accountSubject } from "../administration/staff-event.ts";
import { entryBody } from "./entry.ts";
import type { AuditEvent } from "./event.ts";
import { type AuditSelection, recordOf, selects } from "./selection.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));
const account = { issuer: "https://host.example", userId: "u-1" };
const release = { certSerialNo: "AB", fingerprint: "f", requestId: "r" };
const staff = (subject: string, hour: number): AuditEvent => {
  return { kind: "staff_write", at: at(hour), actor: "operator", action: "quota_set", subject };
};

const EVENTS: readonly AuditEvent[] = [
  { kind: "consent_denied", at: at(1), consentId: "one", appid: "wx1" },
  { kind: "identity_released", at: at(2), consentId: "two", appid: "wx2", mchId: "m1", ...release },
  staff("wx1 m1", 3),
  staff("AB", 4),
  staff(accountSubject(account), 5),
  staff(accountSubject({ ...account, userId: "u-2" }), 6),
  { kind: "audit_read", at: at(7), actor: "operator", subject: accountSubject(account) },
];

function hoursOf(selection: AuditSelection): number[] {
  const records = EVENTS.map((event) => recordOf({ seq: 1, body: entryBody(event, "nonce") }));
  return records.filter(selects(selection)).map((record) => new Date(record.at).getUTCHours());
}

describe("the entries that are selected", () => {
  it.each<[string, AuditSelection, number[]]>([
    ["all", {}, [1, 2, 3, 4, 5, 6, 7]],
    ["of a kind", { kinds: ["consent_denied", "audit_read"] }, [1, 7]],
    ["of an action", { actions: ["secret_reset", "quota_set"], from: at(4) }, [4, 5, 6]],
    ["of no action that happened", { actions: ["undefined", "secret_reset"] }, []],
    ["from a moment on", { from: at(6) }, [6, 7]],
    ["before a moment", { to: at(2) }, [1]],
    ["of a mini program, with what staff did to it", { appid: "wx1" }, [1, 3]],
    ["of a merchant and its certificates", { merchant: { mchId: "m1", certSerialNos: ["AB"] } }, [2, 3, 4]],
    ["of a person, and of nobody else", { person: { account, consentIds: new Set(["two"]) } }, [2, 5, 7]],
    ["that meet everything", { appid: "wx1", kinds: ["staff_write"], to: at(9) }, [3]],
  ])("are %s", (_, selection, hours) => {
    expect(hoursOf(selection)).toEqual(hours);
  });

  it("have one that cannot be read under a kind of its own", () => {
    const record = recordOf({ seq: 3, body: "{broken" });
    expect(record).toMatchObject({ seq: 3, kind: "unreadable" });
    expect([{}, { appid: "wx1" }].map((selection) => selects(selection)(record))).toEqual([true, false]);
  });
});
