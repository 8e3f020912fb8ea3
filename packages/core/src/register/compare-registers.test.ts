import { describe, expect, it } from "vitest";
import type { AuditAction } from "../audit/action.ts";
import { type AuditEntry, entryBody } from "../audit/entry.ts";
import type { AuditEvent } from "../audit/event.ts";
import { compareRegisters } from "./compare-registers.ts";
import type { RegisterName, RegisterRow, Said, ToldRow } from "./register-row.ts";
import { telling } from "./telling.ts";

const AT = new Date("2026-11-28T00:00:00.000Z");

const row = (register: RegisterName, key: string, says: Said = {}): RegisterRow => ({ register, key, says });
const added = (register: RegisterName, key: string, says: Said = {}): ToldRow => ({
  ...row(register, key, says),
  change: "added",
});

const event = (action: AuditAction, subject: string, rows?: readonly ToldRow[], actor = "operator") =>
  ({ kind: "staff_write", at: AT, actor, action, subject, ...(rows && { rows }) }) as const;
const told = (...rows: ToldRow[]) => event("quota_set", "subject", rows);

const asEntries = (events: readonly AuditEvent[]): AuditEntry[] =>
  events.map((each, place) => ({ seq: place + 1, body: entryBody(each, "nonce") }));

function compare(events: readonly AuditEvent[], rows: readonly RegisterRow[]) {
  const entries = asEntries(events);
  return compareRegisters({ entries: (after) => entries.slice(after), rows: () => rows });
}

describe("registers that are held against the audit", () => {
  it("are explained by what entries tell of them, one after the other", async () => {
    const events = [
      told(added("certificate", "A", { state: "valid", merchant: "m" }), added("binding", "a m")),
      { kind: "consent_denied", at: AT, consentId: "c", appid: "a" } as const,
      told({ ...row("certificate", "A", { state: "revoked" }), change: "changed" }),
      told({ register: "binding", key: "a m", change: "removed" }),
      told(),
    ];
    const found = await compare(events, [row("certificate", "A", { state: "revoked", merchant: "m" })]);
    expect(found).toEqual({ entries: 5, rows: 1, findings: [], open: [], unsettled: [] });
  });

  it("have each row named that no entry explains, that is missing, or that says something else", async () => {
    const events = [
      told(added("staff", "s", { roles: "auditor", state: "active" })),
      told(added("binding", "a m"), added("certificate", "A", { state: "revoked", revoked_at: "T" })),
      told({ register: "binding", key: "b m", change: "removed" }),
    ];
    const rows = [
      row("staff", "s", { roles: "administrator auditor", state: "active" }),
      row("staff", "thief", { roles: "administrator", state: "active" }),
      row("certificate", "A", { state: "valid", revoked_at: null }),
      row("binding", "b m"),
    ];
    const { findings } = await compare(events, rows);
    expect(findings).toEqual([
      {
        ...{ finding: "different", register: "staff", key: "s", seq: 1 },
        fields: [{ field: "roles", told: "auditor", found: "administrator auditor" }],
      },
      { finding: "unexplained", register: "staff", key: "thief" },
      {
        ...{ finding: "different", register: "certificate", key: "A", seq: 2 },
        fields: [
          { field: "state", told: "revoked", found: "valid" },
          { field: "revoked_at", told: "T", found: null },
        ],
      },
      { finding: "unexplained", register: "binding", key: "b m" },
      { finding: "missing", register: "binding", key: "a m", seq: 2 },
    ]);
  });

  it("have a row named that nobody can read", async () => {
    const broken = { ...row("staff", "s"), isUnreadable: true } as const;
    const { findings, open } = await compare([told(added("staff", "s", { roles: "auditor" }))], [broken]);
    expect([findings, open]).toEqual([[{ finding: "unreadable", register: "staff", key: "s", seq: 1 }], []]);
  });

  it("have a row named that a later entry changes, and that none has added", async () => {
    const change = { ...row("certificate", "X", { state: "superseded" }), change: "changed" } as const;
    const { findings } = await compare([told(change)], [row("certificate", "X", { state: "superseded" })]);
    expect(findings).toEqual([{ finding: "unexplained", register: "certificate", key: "X" }]);
  });

  it("do not count as explained what a later change of the row found there", async () => {
    const first = row("mini_program", "a", { organisation: "own", quota_per_day: 1 });
    const stolen = row("mini_program", "a", { organisation: "thief", quota_per_day: 1 });
    const later = row("mini_program", "a", { organisation: "thief", quota_per_day: 2 });
    const events = [
      ...telling({ events: [event("mini_program_created", "a")] }, [], [first]).events,
      ...telling({ events: [event("quota_set", "a")] }, [stolen], [later]).events,
    ];
    expect((await compare(events, [later])).findings).toEqual([
      {
        ...{ finding: "different", register: "mini_program", key: "a", seq: 2 },
        fields: [{ field: "organisation", told: "own", found: "thief" }],
      },
    ]);
  });

  it("are judged anew where they change meanwhile, and left where they never stay", async () => {
    const entries = asEntries([told(added("staff", "s", { roles: "auditor" }))]);
    const change = (roles: string) => {
      const rows = [{ ...row("staff", "s", { roles }), change: "changed" as const }];
      entries.push({ seq: entries.length + 1, body: entryBody(told(...rows), "nonce") });
    };
    let [changes, roles] = [0, "auditor"];
    const data = {
      entries: (after: number) => entries.slice(after),
      *rows() {
        if (changes > 0) {
          roles = `role ${changes}`;
          changes -= 1;
          change(roles);
        }
        yield row("staff", "s", { roles });
      },
    };
    changes = 3;
    expect(await compareRegisters(data)).toMatchObject({ entries: 4, findings: [], unsettled: [] });
    changes = 99;
    const { findings, unsettled } = await compareRegisters(data);
    expect([findings, unsettled]).toEqual([[], [{ register: "staff", key: "s" }]]);
  });

  it("are judged by well-formed entries alone", async () => {
    const bodies = [
      '{"kind":"staff_write","rows":[null,1,{"register":"staff"},{"register":"none","key":"a","change":"added"}]}',
      '{"kind":"staff_write","rows":[{"register":"staff","key":"s","change":"added","says":null}]}',
      '{"kind":"staff_write","action":"__proto__","subject":"a"}',
      '{"kind":"staff_write", broken',
    ];
    const entries = bodies.map((body, place) => ({ seq: place + 1, body }));
    const data = { entries: (after: number) => entries.slice(after), rows: () => [row("staff", "s", {})] };
    expect(await compareRegisters(data)).toMatchObject({ entries: 4, findings: [] });
  });
});

describe("entries of releases before", () => {
  it("explain rows, and what they leave open is said", async () => {
    const events = [
      event("mini_program_created", "a"),
      event("access_approved", "application A1"),
      event("organisation_created", "o", undefined, "member p"),
      event("invitation_accepted", "i staff auditor", undefined, "member s"),
      event("staff_roles_set", "s reviewer auditor"),
      event("merchant_created", "m"),
      event("certificate_issued", "m A"),
      event("certificate_issued", "m B"),
      event("certificate_revoked", "B"),
      event("merchant_bound", "a m"),
      event("host_key_registered", "https://h k"),
      event("host_origins_set", "https://h https://a https://b"),
      event("authority_trusted", "ca"),
      event("binding_confirmed", "a n"),
      event("merchant_unbound", "a n"),
      event("token_created", "t staff s apps.list"),
    ];
    const at = AT.toISOString();
    const rows = [
      row("mini_program", "a", { access: "approved" }),
      row("organisation", "o", { legal_name: "某中心" }),
      row("member", "o p", { role: "owner" }),
      row("staff", "s", { state: "active", roles: "auditor reviewer" }),
      row("merchant", "m", { organisation: null }),
      row("certificate", "A", { merchant: "m", certificate: "d", state: "superseded", retires_at: at }),
      row("certificate", "B", {
        ...{ merchant: "m", certificate: "e", state: "revoked", retires_at: null, revoked_at: at },
      }),
      row("binding", "a m"),
      row("host", "https://h", { origins: "https://a https://b" }),
      row("host_key", "https://h k", { thumbprint: "t" }),
      row("authority", "ca", { certificate: "ca", revocation_list: null, revocations_until: null }),
      row("api_token", "t", { secret: "s", revoked_at: null }),
    ];
    const { findings, open } = await compare(events, rows);
    expect(findings).toEqual([]);
    expect(open.map(({ key, seq, fields }) => [key, seq, ...fields])).toEqual([
      ["a", 1, "access"],
      ["o", 3, "legal_name"],
      ["m", 6, "organisation"],
      ["A", 7, "certificate", "state", "retires_at"],
      ["B", 9, "certificate"],
      ["https://h k", 11, "thumbprint"],
      ["t", 16, "secret", "revoked_at"],
    ]);
  });

  it("accuse nobody who writes beside a newer node, and still explain no row that none adds", async () => {
    const events = [
      told(
        added("mini_program", "a", { access: "none" }),
        added("certificate", "A", { merchant: "m", state: "valid", retires_at: null }),
        added("binding", "a m"),
      ),
      event("event_endpoint_registered", "a"),
      event("event_endpoint_registered", "b"),
      event("event_endpoint_paused", "b"),
      event("access_approved", "application A1"),
      event("certificate_issued", "m B"),
      event("transfer_accepted", "a o p"),
    ];
    const rows = [
      row("mini_program", "a", { access: "approved" }),
      row("certificate", "A", { merchant: "m", state: "superseded", retires_at: "T" }),
      row("certificate", "B", { merchant: "m", state: "valid" }),
      row("certificate", "C", { merchant: "m", state: "valid" }),
      row("event_endpoint", "b", { url: "u", state: "paused" }),
    ];
    const { findings } = await compare(events, rows);
    expect(findings).toEqual([{ finding: "unexplained", register: "certificate", key: "C" }]);
  });

  it("void every token of a copy that was put back", async () => {
    const events = [
      told(added("api_token", "t", { revoked_at: null }), added("api_token", "u", { revoked_at: "before" })),
      { kind: "older_data_accepted", at: AT, actor: "operator", lost: null } as unknown as AuditEvent,
    ];
    const rows = [
      row("api_token", "t", { revoked_at: AT.toISOString() }),
      row("api_token", "u", { revoked_at: "before" }),
    ];
    expect((await compare(events, rows)).findings).toEqual([]);
  });
});
