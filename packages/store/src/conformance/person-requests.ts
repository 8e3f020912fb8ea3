import type { PersonRequest } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { APPID, at, PERSON, staffWrite } from "./samples.ts";

const request = (id: string, days: number, over: Partial<PersonRequest> = {}): PersonRequest => ({
  id,
  kind: "complaint",
  channel: "online",
  account: PERSON,
  about: { consentId: "c1", appid: APPID, legalName: "某市政务服务中心" },
  filedAt: at(days),
  deadline: at(days + 100),
  remindedAt: undefined,
  sealedText: Buffer.from(`sealed ${id}`),
  answer: undefined,
  ...over,
});
const letter = { kind: "correction", channel: "letter", account: undefined, about: undefined } as const;
const answer = { at: at(9), sealed: Buffer.from("sealed answer"), by: "staff:1" };
const caused = { events: [staffWrite("filed")] };
const ids = (all: readonly PersonRequest[]) => all.map(({ id }) => id).join("");

export function describePersonRequests(it: StoreTest): void {
  describe("a request of a person", () => {
    it("is found as it was filed, and answered, over a restart", async ({ database }) => {
      const { personRequests } = database.stores;
      await personRequests.file(request("a", 1), caused);
      await personRequests.file(request("l", 1, letter), caused);
      await personRequests.change("a", (now) => ({
        next: { ...now, answer },
        events: [staffWrite("answered")],
      }));
      await database.restart();
      const found = database.stores.personRequests;
      expect(await found.find("a")).toEqual(request("a", 1, { answer }));
      expect(await found.find("l")).toEqual(request("l", 1, letter));
      expect(await found.find("b")).toBeUndefined();
      expect(await kindsIn(database.stores)).toHaveLength(3);
      const none = found.change("b", (now) => ({ next: now, events: [] }));
      await expect(none).rejects.toMatchObject({ failure: "entity_not_found" });
    });

    it("is listed for its person, newest first, and for staff, those first that are due first", async ({
      database,
    }) => {
      const { personRequests } = database.stores;
      const other = { ...PERSON, userId: "other" };
      await personRequests.file(request("a", 1, { deadline: at(50) }), caused);
      await personRequests.file(request("b", 2, { deadline: at(20), account: other }), caused);
      await personRequests.file(request("c", 3, { answer }), caused);
      await personRequests.file(request("d", 4, { ...letter, deadline: at(60) }), caused);
      expect(ids(await personRequests.listOf(PERSON))).toBe("ca");
      expect(ids(await personRequests.list({ limit: 10 }))).toBe("badc");
      expect(ids(await personRequests.list({ state: "open", limit: 1 }))).toBe("b");
      expect(ids(await personRequests.list({ state: "answered", limit: 10 }))).toBe("c");
      expect(ids(await personRequests.list({ kind: "correction", limit: 10 }))).toBe("d");
    });

    it("is due until somebody was reminded of it, and counts as late until it is answered", async ({
      database,
    }) => {
      const { personRequests } = database.stores;
      await personRequests.file(request("a", 1, { deadline: at(50) }), caused);
      await personRequests.file(request("b", 2, { deadline: at(20) }), caused);
      await personRequests.file(request("c", 3, { deadline: at(10), answer }), caused);
      expect(ids(await personRequests.listDue(at(50)))).toBe("ba");
      expect(ids(await personRequests.listDue(at(49)))).toBe("b");
      await personRequests.change("b", (now) => ({ next: { ...now, remindedAt: at(15) }, events: [] }));
      expect(ids(await personRequests.listDue(at(50)))).toBe("a");
      expect(await personRequests.countOverdue(at(20))).toBe(0);
      expect(await personRequests.countOverdue(at(51))).toBe(2);
    });
  });
}
