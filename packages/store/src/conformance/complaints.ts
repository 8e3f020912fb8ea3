import type { Complaint } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { APPID, at, PERSON, staffWrite } from "./samples.ts";

const complaint = (id: string, days: number, over: Partial<Complaint> = {}): Complaint => ({
  id,
  account: PERSON,
  consentId: "c1",
  appid: APPID,
  legalName: "某市政务服务中心",
  filedAt: at(days),
  deadline: at(days + 100),
  sealedText: Buffer.from(`sealed ${id}`),
  answer: undefined,
  ...over,
});
const caused = { events: [staffWrite("filed")] };

export function describeComplaints(it: StoreTest): void {
  describe("a complaint", () => {
    it("is found as it was filed, and answered, over a restart", async ({ database }) => {
      const { complaints } = database.stores;
      await complaints.file(complaint("a", 1), caused);
      const answer = { at: at(9), sealed: Buffer.from("sealed answer") };
      await complaints.change("a", (now) => ({ next: { ...now, answer }, events: [staffWrite("answered")] }));
      await database.restart();
      expect(await database.stores.complaints.find("a")).toEqual(complaint("a", 1, { answer }));
      expect(await database.stores.complaints.find("b")).toBeUndefined();
      expect(await kindsIn(database.stores)).toHaveLength(2);
      const none = database.stores.complaints.change("b", (now) => ({ next: now, events: [] }));
      await expect(none).rejects.toMatchObject({ failure: "entity_not_found" });
    });

    it("is listed for its person, newest first, and for staff, those first that are due first", async ({
      database,
    }) => {
      const { complaints } = database.stores;
      const answer = { at: at(9), sealed: Buffer.from("x") };
      const other = { ...PERSON, userId: "other" };
      await complaints.file(complaint("a", 1, { deadline: at(50) }), caused);
      await complaints.file(complaint("b", 2, { deadline: at(20), account: other }), caused);
      await complaints.file(complaint("c", 3, { answer }), caused);
      const ids = (all: readonly Complaint[]) => all.map(({ id }) => id).join("");
      expect(ids(await complaints.listOf(PERSON))).toBe("ca");
      expect(ids(await complaints.list({ limit: 10 }))).toBe("bac");
      expect(ids(await complaints.list({ state: "open", limit: 1 }))).toBe("b");
      expect(ids(await complaints.list({ state: "answered", limit: 10 }))).toBe("c");
    });
  });
}
