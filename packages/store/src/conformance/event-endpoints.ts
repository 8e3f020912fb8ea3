import type { EndOfTurn, EventEndpoint, EventMessage, StoredAccount, Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import type { StoreTest } from "./database.ts";
import {
  ANOTHER_APPID,
  APPID,
  account,
  addMiniProgram,
  at,
  claim,
  giveConsent,
  miniProgram,
  PERSON,
  release,
  staffWrite,
} from "./samples.ts";

const endpoint = (appid = APPID, over: Partial<EventEndpoint> = {}): EventEndpoint => ({
  ...{ appid, url: "https://city.example/events", state: "active" },
  ...{ registeredAt: at(0), failures: 0, freeAt: at(0), ...over },
});

const event = (id: string, about = APPID, seconds = 0): EventMessage => ({
  ...{ id, channel: "event", about, template: "identity-changed", at: at(seconds) },
  said: { account: PERSON, details: { items: ["real_name"] } },
});

const register = ({ eventEndpoints }: Stores, next: EventEndpoint) =>
  eventEndpoints.change(next.appid, () => ({ next, events: [staffWrite("event_endpoint_registered")] }));

const remove = ({ eventEndpoints }: Stores) =>
  eventEndpoints.change(APPID, () => ({ next: undefined, events: [staffWrite("removed", 8)] }));

const claimAt = ({ eventEndpoints }: Stores, seconds: number, limit = 10) =>
  eventEndpoints.claim(at(seconds), at(seconds + 120), limit);
const appids = (claimed: readonly EventEndpoint[]) => claimed.map(({ appid }) => appid).sort();
const dueAt = async ({ eventEndpoints }: Stores, seconds: number, appid = APPID) =>
  (await eventEndpoints.due(appid, at(seconds), 10)).map(({ id }) => id);

export function describeEventEndpoints(it: StoreTest): void {
  describe("endpoints for events", () => {
    it("are registered, changed and removed, each with its entries in the audit", async ({ database }) => {
      await register(database.stores, endpoint());
      await database.restart();
      const { stores } = database;
      expect(await stores.eventEndpoints.find(APPID)).toEqual(endpoint());
      expect(await stores.eventEndpoints.find(ANOTHER_APPID)).toBeUndefined();
      const failing = endpoint(APPID, { state: "paused", failures: 2, failingSince: at(1) });
      await register(stores, failing);
      expect(await stores.eventEndpoints.find(APPID)).toEqual(failing);
      expect(await stores.eventEndpoints.count()).toEqual({ active: 0, paused: 1, failing: 0 });
    });

    it("get events from the moment they are there, and none before", async ({ database: { stores } }) => {
      await stores.outbox.put([event("before")]);
      expect(await stores.outbox.find("before")).toBeUndefined();
      await register(stores, endpoint());
      await stores.outbox.put([event("a"), event("other", ANOTHER_APPID)]);
      expect(await stores.outbox.find("a")).toEqual({
        ...event("a"),
        state: "waiting",
        dueAt: at(0),
        attempts: 0,
      });
      expect(await stores.outbox.find("other")).toBeUndefined();
      expect(await stores.outbox.claim(at(9), at(99), 10)).toEqual([]);
      const listed = await stores.outbox.list({ limit: 9, channel: "event", about: APPID });
      expect(listed.map(({ id }) => id)).toEqual(["a"]);
      expect(await stores.outbox.count("waiting", "event")).toBe(1);
      expect(await stores.outbox.count("waiting", "mail")).toBe(0);
    });

    it("lend each queue to one taker, and again when the time is over", async ({ database: { stores } }) => {
      await register(stores, endpoint());
      await register(stores, endpoint(ANOTHER_APPID));
      await stores.outbox.put([event("b", APPID, 2), event("a", APPID, 1), event("c", ANOTHER_APPID, 1)]);
      const takers = await Promise.all([1, 2, 3].map(() => claimAt(stores, 3, 1)));
      expect(appids(takers.flat())).toEqual([APPID, ANOTHER_APPID]);
      expect(await dueAt(stores, 3)).toEqual(["a", "b"]);
      expect(appids(await claimAt(stores, 122))).toEqual([]);
      expect(appids(await claimAt(stores, 123))).toEqual([APPID, ANOTHER_APPID]);
    });

    it("rest after a failure, and are free at once where they keep up", async ({ database: { stores } }) => {
      await register(stores, endpoint());
      await stores.outbox.put([event("a"), event("b", APPID, 1)]);
      const turn = async (seconds: number, end: EndOfTurn) => {
        expect(appids(await claimAt(stores, seconds))).toEqual([APPID]);
        await stores.eventEndpoints.release(APPID, at(seconds + 120), end);
      };
      await turn(1, { outcome: "failed", at: at(1), restsUntil: at(61) });
      expect(await claimAt(stores, 60)).toEqual([]);
      await turn(61, { outcome: "failed", at: at(61), restsUntil: at(181) });
      expect(await stores.eventEndpoints.find(APPID)).toEqual(
        endpoint(APPID, { failures: 2, failingSince: at(1), freeAt: at(181) }),
      );
      expect(await stores.eventEndpoints.count()).toEqual({ active: 1, paused: 0, failing: 1 });
      await turn(181, { outcome: "kept_up", at: at(182) });
      expect(await stores.eventEndpoints.find(APPID)).toEqual(endpoint(APPID, { freeAt: at(182) }));
    });

    it("are not given back by who lost them", async ({ database: { stores } }) => {
      await register(stores, endpoint());
      await stores.outbox.put([event("a")]);
      await claimAt(stores, 0);
      await claimAt(stores, 120);
      await stores.eventEndpoints.release(APPID, at(120), { outcome: "kept_up", at: at(121) });
      expect(await claimAt(stores, 130)).toEqual([]);
    });

    it("are passed over while they are paused", async ({ database: { stores } }) => {
      await register(stores, endpoint(APPID, { state: "paused" }));
      await stores.outbox.put([event("a")]);
      expect(await claimAt(stores, 5)).toEqual([]);
    });

    it("have what waits for them given up when they are removed", async ({ database: { stores } }) => {
      await register(stores, endpoint());
      await stores.outbox.put([event("a")]);
      await remove(stores);
      expect(await stores.eventEndpoints.find(APPID)).toBeUndefined();
      expect(await stores.outbox.find("a")).toMatchObject({ state: "given_up", settledAt: at(8) });
    });

    it("leave no event to another owner of their mini program: none delivered, given up or waiting", async ({
      database: { stores },
    }) => {
      await addMiniProgram(stores, miniProgram());
      await register(stores, endpoint());
      await register(stores, endpoint(ANOTHER_APPID));
      await stores.outbox.put([event("delivered"), event("given up"), event("other", ANOTHER_APPID)]);
      await stores.outbox.settle("delivered", { outcome: "delivered", at: at(2) });
      await remove(stores);
      await register(stores, endpoint());
      await stores.outbox.put([event("waiting")]);
      await stores.miniPrograms.transfer(
        APPID,
        (now) => ({ next: now ?? unreachable(), events: [staffWrite("transferred", 9)] }),
        at(9),
      );
      expect(await stores.eventEndpoints.find(APPID)).toBeUndefined();
      const left = await Promise.all(
        ["delivered", "given up", "waiting", "other"].map((id) => stores.outbox.find(id)),
      );
      expect(left.map((message) => message?.state)).toEqual([undefined, undefined, undefined, "waiting"]);
      await stores.outbox.settle("waiting", { outcome: "delivered", at: at(10) });
      expect(await stores.outbox.find("waiting")).toBeUndefined();
    });

    it("keep what came of the tries, of each outcome, also where a try cannot say it", async ({
      database: { stores },
    }) => {
      await register(stores, endpoint());
      await stores.outbox.put([event("a")]);
      const [first, second] = [Buffer.from([1, 2]), Buffer.from([3])];
      const failed = { outcome: "failed", error: "HTTP 500", nextTryAt: at(60) } as const;
      await stores.outbox.settle("a", { ...failed, sealedTries: first });
      expect(await stores.outbox.find("a")).toMatchObject({ lastError: "HTTP 500", sealedTries: first });
      await stores.outbox.settle("a", failed);
      expect(await stores.outbox.find("a")).toMatchObject({ attempts: 2, sealedTries: first });
      expect(await dueAt(stores, 59)).toEqual([]);
      expect(await dueAt(stores, 60)).toEqual(["a"]);
      await stores.outbox.settle("a", { outcome: "delivered", at: at(61), sealedTries: second });
      expect(await stores.outbox.find("a")).toMatchObject({ state: "delivered", sealedTries: second });
    });

    it("hear of whose identity is replaced or account closed, by whatever store, where their mini program holds something of it", async ({
      database: { stores },
    }) => {
      const now = account(PERSON.userId);
      const [events, other] = [[staffWrite("account_set", 9)], { ...now, sealedIdentity: Buffer.of(7) }];
      const set = (next: StoredAccount) => stores.accounts.change(PERSON, () => ({ next, events }));
      const load = (next: StoredAccount) => {
        const progress = { lastLine: 1, added: 0, changed: 1, bad: 0, isFinished: true, checkpoint: "" };
        const accounts = [
          { key: PERSON, change: () => ({ ...next, hasPaymentAccount: false }) },
          { key: PERSON, change: () => next },
        ];
        const finish = () => ({ next: progress, events: [staffWrite("imported", 9)] });
        return stores.accountImports.commit({ source: undefined, accounts, finish });
      };
      await register(stores, endpoint());
      await set(now);
      await giveConsent(stores, "unused");
      await set(other);
      const token = await giveConsent(stores, "used");
      expect((await release(stores, token, claim(), at(5))).outcome).toBe("released");
      expect(await toldOf(stores)).toEqual([]);
      await set({ ...other, hasPaymentAccount: false, payPasswordHash: undefined });
      await load(other);
      expect(await toldOf(stores)).toEqual([]);
      await load(now);
      await set(other);
      await stores.accounts.remove(PERSON, () => ({ events }));
      await set(now);
      expect(await toldOf(stores)).toEqual(["account-closed", "identity-changed", "identity-changed"]);
      const [{ id } = unreachable()] = await listed(stores);
      expect(await stores.outbox.find(id)).toMatchObject({
        at: at(9),
        said: { account: PERSON, details: {} },
      });
    });

    it("hear of it where their mini program was told whether what it had is right, and not after a withdrawal", async ({
      database: { stores },
    }) => {
      const set = (byte: number) =>
        stores.accounts.change(PERSON, () => ({
          next: account(PERSON.userId, { sealedIdentity: Buffer.of(byte) }),
          events: [staffWrite("account_set")],
        }));
      await register(stores, endpoint());
      await set(1);
      await giveConsent(stores, "asked");
      await stores.consents.change("asked", (now) => {
        if (now.state !== "approved") return unreachable();
        const verification = { verifiedAt: at(1), result: "match" } as const;
        return { next: { ...now, state: "verified", verification }, events: [] };
      });
      await set(2);
      expect(await toldOf(stores)).toEqual(["identity-changed"]);
      await stores.consents.change("asked", (now) => {
        if (now.state !== "verified") return unreachable();
        return { next: { ...now, state: "withdrawn", release: undefined, withdrawnAt: at(2) }, events: [] };
      });
      await set(3);
      expect(await toldOf(stores)).toEqual(["identity-changed"]);
    });
  });
}

const listed = ({ outbox }: Stores) => outbox.list({ limit: 9, channel: "event" });
/** The events in the outbox, by name. */
const toldOf = async (stores: Stores) => (await listed(stores)).map(({ template }) => template).sort();

const unreachable = (): never => {
  throw new Error("the mini program is there");
};
