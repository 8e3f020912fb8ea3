import { approve, type LegalHold } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest, TestDatabase } from "./database.ts";
import { APPID, at, PERSON, pendingConsent, staffWrite } from "./samples.ts";

const DAY = 86_400;
const events = [staffWrite("retention_set")];
const hold = (of: LegalHold["of"]): LegalHold => ({
  id: JSON.stringify(of).length.toString(),
  of,
  reason: "case 1",
  placedAt: at(0),
});

/** Consents `c1`, `c2` … that were given then, and whose token was never used. */
async function consent(database: TestDatabase, id: string, seconds: number): Promise<void> {
  const { consents } = database.stores;
  const jti = `assertion of ${id}`;
  const use = { issuer: PERSON.issuer, jti, bodyDigest: id, issuedAt: at(seconds), expiresAt: at(seconds) };
  await consents.open({ ...pendingConsent(id), requestedAt: at(seconds) }, use);
  await consents.change(id, (now) => {
    if (now.state !== "pending") throw new Error("it waits");
    return { next: approve(now, `token of ${id}`, at(seconds)), events: [] };
  });
}

const remove = (database: TestDatabase, before: number, limit = 10, after = "") =>
  database.stores.retention.removeEnded("consents", {
    after,
    before: at(before),
    limit,
    tell: (removed) => (removed > 0 ? [staffWrite("records_removed")] : []),
  });

export function describeRetention(it: StoreTest): void {
  describe("retention", () => {
    it("keeps the periods and holds that were set last, over a restart", async ({ database }) => {
      const { retention } = database.stores;
      const account = hold({ kind: "account", account: PERSON });
      const holds = [
        account,
        hold({ kind: "mini_program", appid: APPID }),
        hold({ kind: "class", class: "usage" }),
      ];
      await retention.changePeriods(() => ({ next: new Map([["consents", 400]]), events }));
      await retention.changePeriods((now) => ({ next: new Map([...now, ["usage", 60]]), events }));
      await retention.changeHolds(() => ({ next: holds, events }));
      await database.restart();
      expect(await database.stores.retention.periods()).toEqual(
        new Map([
          ["consents", 400],
          ["usage", 60],
        ]),
      );
      expect([...(await database.stores.retention.holds())].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        [...holds].sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
    });

    it("removes what ended before, part by part, with its entry in the same commit", async ({ database }) => {
      for (const [id, seconds] of [
        ["c1", 0],
        ["c2", 10 * DAY],
        ["c3", 0],
      ] as const)
        await consent(database, id, seconds);
      const first = await remove(database, DAY, 2);
      expect(first).toEqual({ removed: 1, next: "c2" });
      expect(await remove(database, DAY, 2, first.next)).toEqual({ removed: 1, next: undefined });
      const { consents } = database.stores;
      expect([await consents.find("c1"), (await consents.find("c2"))?.id, await consents.find("c3")]).toEqual(
        [undefined, "c2", undefined],
      );
      expect(await kindsIn(database.stores)).toEqual(["staff_write", "staff_write"]);
    });

    it.for<LegalHold["of"]>([
      { kind: "account", account: PERSON },
      { kind: "mini_program", appid: APPID },
      { kind: "class", class: "consents" },
    ])("removes nothing that is held as %j", async (of, { database }) => {
      await consent(database, "c1", 0);
      await database.stores.retention.changeHolds(() => ({ next: [hold(of)], events: [] }));
      expect(await remove(database, DAY)).toEqual({ removed: 0, next: undefined });
      await database.stores.retention.changeHolds(() => ({ next: [], events: [] }));
      expect(await remove(database, DAY)).toEqual({ removed: 1, next: undefined });
    });

    it("goes through each class, of which there may be nothing", async ({ database }) => {
      for (const kind of ["outgoing_mails", "incoming_mails", "usage"] as const) {
        const part = { after: "", before: at(0), limit: 10, tell: () => [] };
        expect(await database.stores.retention.removeEnded(kind, part)).toEqual({
          removed: 0,
          next: undefined,
        });
      }
    });
  });
}
