import { digestOf, type StoredApplication, type Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { APPID, at, miniProgram, staffWrite } from "./samples.ts";

function application(id: string, over: Partial<StoredApplication> = {}): StoredApplication {
  return {
    ...{
      id,
      revision: 1,
      state: "submitted",
      organisationId: undefined,
      legalName: "某市政务服务中心",
      appid: "",
    },
    ...{ since: at(0), deadline: undefined, takenBy: undefined, succeeds: undefined, attentionAt: undefined },
    sealed: Buffer.from([0, 1, 127, 128, 255]),
    ...over,
  };
}

const events = [staffWrite("application_submitted")];
const put = (stores: Stores, ...next: StoredApplication[]) => stores.applications.change({ next, events });
const ids = (listed: readonly StoredApplication[]) => listed.map(({ id }) => id);

export function describeApplications(it: StoreTest): void {
  describe("an application", () => {
    it("is found as it was written, over a restart", async ({ database }) => {
      const whole = application("A1", {
        ...{ organisationId: "O1", appid: APPID, deadline: at(60), takenBy: "S1", succeeds: "A0" },
        attentionAt: at(30),
      });
      expect(await put(database.stores, whole, application("A2"))).toBe(true);
      await database.restart();
      const { applications } = database.stores;
      expect(await applications.find("A1")).toEqual(whole);
      expect(await applications.find("A2")).toEqual(application("A2"));
      expect(await applications.find("A3")).toBeUndefined();
      expect(await applications.findLast(APPID)).toEqual(whole);
      expect(await applications.findSuccessor("A0")).toEqual(whole);
    });

    it("is changed once by changes that read the same, and those that come late change nothing", async ({
      database,
    }) => {
      const { stores } = database;
      await put(stores, application("A1"));
      const done = await atOnce(9, (n) =>
        put(
          stores,
          application(`B${n}`),
          application("A1", { revision: 2, state: "entrance_opened", takenBy: `S${n}` }),
        ),
      );
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await stores.applications.find("A1")).toMatchObject({
        revision: 2,
        takenBy: `S${done.indexOf(true)}`,
      });
      expect(ids(await stores.applications.list({ limit: 99 }))).toHaveLength(2);
      expect(await kindsIn(stores)).toHaveLength(2);
      expect(await put(stores, application("A1"))).toBe(false);
    });

    it("changes the mini program in the same commit, or neither is changed", async ({ database }) => {
      const { stores } = database;
      await stores.miniPrograms.change(APPID, () => ({ next: miniProgram(), events }));
      expect((await stores.miniPrograms.find(APPID))?.access.state).toBe("approved");
      const suspended = { state: "suspended", since: at(1), reason: "投诉" } as const;
      const change = (revision: number) =>
        stores.applications.change({
          next: [application("A1", { revision, appid: APPID, state: "suspended" })],
          events,
          miniProgram: { appid: APPID, change: (now) => ({ ...now, access: suspended }) },
        });
      expect(await change(2)).toBe(false);
      expect((await stores.miniPrograms.find(APPID))?.access.state).toBe("approved");
      expect(await change(1)).toBe(true);
      expect((await stores.miniPrograms.find(APPID))?.access).toEqual(suspended);
      const strange = stores.applications.change({
        next: [application("A2")],
        events,
        miniProgram: { appid: "wx0000000000000000", change: (now) => now },
      });
      await expect(strange).rejects.toMatchObject({ failure: "entity_not_found" });
      expect(await stores.applications.find("A2")).toBeUndefined();
    });

    it("is the only one in force for its mini program", async ({ database }) => {
      const { stores } = database;
      const first = application("A1", { appid: APPID, state: "approved" });
      await put(stores, first, application("A0", { appid: APPID, state: "closed" }));
      expect(await put(stores, application("A2", { appid: APPID, state: "suspended" }))).toBe(false);
      expect((await stores.applications.findInForce(APPID))?.id).toBe("A1");
      const replaced = { ...first, revision: 2, state: "renewed" } as const;
      expect(await put(stores, application("A2", { appid: APPID, state: "approved" }), replaced)).toBe(true);
      expect((await stores.applications.findInForce(APPID))?.id).toBe("A2");
    });

    it("is found by the threads that are its own, which no other application gets", async ({ database }) => {
      const { stores } = database;
      const [token, mail, other] = ["token", "mail", "other"].map(digestOf) as [string, string, string];
      const join = (id: string, revision: number, digests: readonly string[]) =>
        stores.applications.change({
          next: [application(id, { revision })],
          threads: digests.map((digest) => ({ digest, applicationId: id })),
          events,
        });
      expect(await join("A1", 1, [token, mail])).toBe(true);
      expect(await join("A1", 2, [token, mail])).toBe(true);
      expect(await join("A2", 1, [other, mail])).toBe(false);
      await database.restart();
      const { applications } = database.stores;
      expect(await applications.findByThread([other])).toBeUndefined();
      expect(await applications.findByThread([other, mail])).toBe("A1");
      expect(await applications.find("A2")).toBeUndefined();
    });

    it("stands in the queue by its deadline, and without one behind, the newest first", async ({
      database,
    }) => {
      const { stores } = database;
      await put(
        stores,
        ...[3, 1, 2].map((n) => application(`D${n}`, { deadline: at(n), appid: `wx${n}`, takenBy: "S1" })),
        ...[1, 2].map((n) =>
          application(`N${n}`, { since: at(n), state: "declined", organisationId: `O${n}` }),
        ),
      );
      const list = async (page = {}) => ids(await stores.applications.list({ limit: 10, ...page }));
      const all = ["D1", "D2", "D3", "N2", "N1"];
      expect(await list()).toEqual(all);
      expect(await list({ after: "D2" })).toEqual(all.slice(2));
      expect(await list({ after: "N2", limit: 1 })).toEqual(["N1"]);
      expect(await list({ states: ["declined", "closed"] })).toEqual(["N2", "N1"]);
      expect(await list({ organisationIds: ["O1", "O3"] })).toEqual(["N1"]);
      expect(await list({ organisationIds: [] })).toEqual([]);
      expect(await list({ takenBy: "S1", deadlineBefore: at(3) })).toEqual(["D1", "D2"]);
      expect(await list({ isFree: true })).toEqual(["N2", "N1"]);
      expect(await list({ isUnclaimed: true, states: ["submitted"] })).toEqual(["D1", "D2", "D3"]);
      expect(await list({ search: "wx3" })).toEqual(["D3"]);
      expect(await list({ search: "x3" })).toEqual([]);
      expect(await list({ search: "政务" })).toEqual(all);
      expect(await list({ search: "%" })).toEqual([]);
      await expect(list({ after: "none" })).rejects.toMatchObject({ failure: "entity_not_found" });
    });

    it("is due when the platform is to look at it", async ({ database }) => {
      const { stores } = database;
      await put(
        stores,
        ...[3, 1, 2].map((n) => application(`A${n}`, { attentionAt: at(n) })),
        application("A0"),
      );
      expect(ids(await stores.applications.listDue(at(2), 10))).toEqual(["A1", "A2"]);
      expect(ids(await stores.applications.listDue(at(9), 1))).toEqual(["A1"]);
    });

    it("is found by when it moved last, the latest first", async ({ database }) => {
      const { stores } = database;
      await put(stores, ...[3, 1, 2].map((n) => application(`A${n}`, { since: at(n) })));
      expect(ids(await stores.applications.listMoved(at(2), 10))).toEqual(["A3", "A2"]);
      expect(ids(await stores.applications.listMoved(at(0), 1))).toEqual(["A3"]);
    });
  });
}
