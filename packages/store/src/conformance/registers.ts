import {
  type ApiToken,
  compareRegisters,
  digestOf,
  type RegisterComparison,
  registerNames,
  type Stores,
} from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, auditOf } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import {
  ANOTHER_APPID,
  ANOTHER_MCH_ID,
  APPID,
  addMerchant,
  addMiniProgram,
  addOrganisations,
  at,
  CERT_SERIALNO,
  certificate,
  MCH_ID,
  member,
  miniProgram,
  organisation,
  staffWrite,
} from "./samples.ts";

const events = [staffWrite("written")];
const OTHER_SERIAL = "F".repeat(40);
const ISSUER = "https://host.example";
const ENDPOINT = {
  appid: APPID,
  url: "https://city.example/events?key=1",
  state: "active",
  failures: 0,
} as const;

function compare({ audit, registers }: Stores): Promise<RegisterComparison> {
  return compareRegisters({ entries: (after) => audit.entries(after), rows: () => registers.all() });
}

async function addProviders(stores: Stores): Promise<void> {
  await addOrganisations(stores, "a", "b");
  await stores.organisations.add(organisation("c"), [member("p", { organisationId: "c" })], { events });
  await stores.organisations.change("a", (now) => ({ next: { ...now, citizenContact: "12346" }, events }));
  await stores.memberships.change("a", () => ({ next: [member("p"), member("q")], events }));
  await stores.memberships.change("a", ([first]) => ({
    next: first ? [{ ...first, role: "viewer" }] : [],
    events,
  }));
  for (const mchId of [MCH_ID, ANOTHER_MCH_ID]) await addMerchant(stores, mchId);
  await addMiniProgram(stores, miniProgram(APPID, { organisationId: "a", access: { state: "none" } }));
  for (const mchId of [MCH_ID, ANOTHER_MCH_ID]) {
    await stores.miniPrograms.changeBinding(APPID, mchId, () => ({ next: { state: "bound" }, events }));
  }
  await stores.miniPrograms.changeBinding(APPID, MCH_ID, () => ({ next: { state: "none" }, events }));
}

async function addCertificates({ merchants, trustedAuthorities }: Stores): Promise<void> {
  const [first, second] = [certificate(CERT_SERIALNO), certificate(OTHER_SERIAL)];
  await merchants.changeCertificates(MCH_ID, () => ({ next: [first], events }));
  const superseded = { ...first, status: { state: "superseded", retiresAt: at(60) } } as const;
  await merchants.changeCertificates(MCH_ID, () => ({ next: [superseded, second], events }));
  const revoked = { ...second, status: { state: "revoked", at: at(9) } } as const;
  await merchants.changeCertificates(MCH_ID, () => ({ next: [revoked], events }));
  const authority = { id: digestOf("a"), subject: "CA", certificatePem: "PEM", addedAt: at(0) };
  await trustedAuthorities.change(authority.id, () => ({ next: authority, events }));
  const revocations = { der: Buffer.from([48, 0]), thisUpdate: at(0), nextUpdate: at(9) };
  await trustedAuthorities.change(authority.id, () => ({ next: { ...authority, revocations }, events }));
}

async function addOthers({ hosts, staff, apiTokens, eventEndpoints }: Stores): Promise<void> {
  const keys = ["a", "b"].map((kid) => ({ kid, publicKeyPem: "PEM" }));
  await hosts.change(ISSUER, () => ({ next: { issuer: ISSUER, keys, origins: [] }, events }));
  await hosts.change(ISSUER, () => ({
    next: { issuer: ISSUER, keys: keys.slice(1), origins: ["https://a.example"] },
    events,
  }));
  const auditor = { id: "s", roles: ["auditor"], state: "active", since: at(0) } as const;
  await staff.change("s", () => ({ next: auditor, events }));
  await staff.change("s", () => ({ next: { ...auditor, roles: ["operator", "auditor"] }, events }));
  const token: ApiToken = {
    ...{ id: "t", secretDigest: digestOf("secret"), name: "t", actions: ["apps.list"] },
    ...{ owner: { kind: "staff", id: "s" }, createdAt: at(0), endsAt: at(9) },
  };
  await apiTokens.change("t", () => ({ next: token, events }));
  await apiTokens.recordUse("t", at(3));
  for (const state of ["paused", "active"] as const) {
    const next = { ...ENDPOINT, state, registeredAt: at(0), freeAt: at(0) };
    await eventEndpoints.change(APPID, () => ({ next, events }));
  }
  await eventEndpoints.change(ANOTHER_APPID, () => ({
    next: { ...ENDPOINT, appid: ANOTHER_APPID, registeredAt: at(0), freeAt: at(0) },
    events,
  }));
  await eventEndpoints.change(ANOTHER_APPID, () => ({ next: undefined, events }));
}

export function describeRegisters(it: StoreTest): void {
  describe("what the rows of registers say", () => {
    it("is told by the entries of what changed them, whichever store it was", async ({ database }) => {
      await addProviders(database.stores);
      await addCertificates(database.stores);
      await addOthers(database.stores);
      await database.restart();
      const { stores } = database;
      expect(await compare(stores)).toMatchObject({ findings: [], open: [], unsettled: [], rows: 17 });
      const told = (await auditOf(stores)).flatMap(({ rows }) => rows as { register: string }[]);
      expect(JSON.stringify(told)).not.toContain("key=1");
      expect([...new Set(told.map(({ register }) => register))].sort()).toEqual([...registerNames].sort());
    });

    it("is told by an approval, a transfer and an older copy that is accepted", async ({
      database: { stores },
    }) => {
      await addProviders(stores);
      await addOthers(stores);
      const application = {
        id: "A1",
        revision: 1,
        state: "approved",
        organisationId: "a",
        appid: APPID,
      } as const;
      const facts = { legalName: "", since: at(0), deadline: undefined, takenBy: undefined };
      await stores.applications.change({
        next: [
          { ...application, ...facts, succeeds: undefined, attentionAt: undefined, sealed: Buffer.of(0) },
        ],
        events,
        miniProgram: {
          appid: APPID,
          change: (now) => ({ ...now, access: { state: "approved", since: at(1), endsAt: at(99) } }),
        },
      });
      expect((await compare(stores)).findings).toEqual([]);
      await stores.miniPrograms.transfer(
        APPID,
        (now = miniProgram()) => ({ next: { ...now, organisationId: "b" }, events }),
        at(2),
      );
      await stores.olderData.voidAll(at(3), at(4), (voided) => ({
        ...{ kind: "older_data_accepted", at: at(3), actor: "operator", lost: null, voided },
      }));
      expect(await compare(stores)).toMatchObject({ findings: [], open: [], unsettled: [] });
    });

    it("is compared beside those who change it, and nobody is accused", async ({ database: { stores } }) => {
      await addProviders(stores);
      const set = (n: number) =>
        stores.miniPrograms.change(APPID, (now = miniProgram()) => ({
          next: { ...now, quota: { perMinute: n + 1, perDay: 1000 } },
          events,
        }));
      const [compared] = await Promise.all([compare(stores), atOnce(30, set)]);
      expect(compared.findings).toEqual([]);
    });

    it("is explained by no entry where a change has none", async ({ database: { stores } }) => {
      await addMiniProgram(stores, miniProgram());
      await stores.miniPrograms.change(APPID, (now = miniProgram()) => ({
        next: { ...now, quota: { perMinute: 7, perDay: 1000 } },
        events: [],
      }));
      expect((await compare(stores)).findings).toEqual([
        {
          finding: "different",
          ...{ register: "mini_program", key: APPID, seq: 1 },
          fields: [{ field: "quota_per_minute", told: 60, found: 7 }],
        },
      ]);
    });
  });
}
