import { describe, expect } from "vitest";
import { atOnce, auditOf } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { staffWrite } from "./samples.ts";

export function describeAudit(it: StoreTest): void {
  describe("the audit", () => {
    it("begins before its first entry", async ({ database }) => {
      expect(await database.stores.audit.size()).toBe(0);
      expect(await auditOf(database.stores)).toEqual([]);
    });

    it("numbers every event that is appended at once, without gaps", async ({ database }) => {
      const { stores } = database;
      await atOnce(100, (n) => stores.audit.append(staffWrite(`action ${n}`, n)));
      const events = await auditOf(stores);
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
      expect(new Set(events.map(({ action }) => action)).size).toBe(100);
    });

    it("holds an event as it was told", async ({ database }) => {
      const event = staffWrite("account_set", 12.345);
      await database.stores.audit.append(event);
      const { at, ...told } = event;
      expect(await auditOf(database.stores)).toEqual([
        { seq: 1, nonce: expect.any(String), at: "2026-11-22T12:00:12.345Z", ...told },
      ]);
    });

    it("has 128 random bits in each entry", async ({ database }) => {
      const { stores } = database;
      await atOnce(300, () => stores.audit.append(staffWrite("the same")));
      const nonces = (await auditOf(stores)).map(({ nonce }) => String(nonce));
      expect(new Set(nonces).size).toBe(300);
      expect(nonces.every((nonce) => /^[A-Za-z0-9_-]{22}$/.test(nonce))).toBe(true);
    });

    it("goes on where it was after a restart", async ({ database }) => {
      await atOnce(3, () => database.stores.audit.append(staffWrite("before")));
      await database.restart();
      expect(await database.stores.audit.size()).toBe(3);
      await database.stores.audit.append(staffWrite("after"));
      const events = await auditOf(database.stores);
      expect(events.at(-1)).toMatchObject({ seq: 4, action: "after" });
    });

    it("is read whole when it is long, while it grows", async ({ database }) => {
      const { audit } = database.stores;
      await atOnce(2500, () => audit.append(staffWrite("action")));
      const seen: number[] = [];
      for await (const { seq } of audit.entries()) {
        seen.push(seq);
        if (seq === 1) await audit.append(staffWrite("another"));
      }
      expect(seen).toEqual(Array.from({ length: 2501 }, (_, n) => n + 1));
    });

    it("is read from its end, or from before a place, while it grows", async ({ database }) => {
      const { audit } = database.stores;
      await atOnce(1200, () => audit.append(staffWrite("action")));
      const seen: number[] = [];
      for await (const { seq } of audit.entriesBackwards()) {
        seen.push(seq);
        if (seq === 1200) await audit.append(staffWrite("another"));
      }
      expect(seen).toEqual(Array.from({ length: 1200 }, (_, n) => 1200 - n));
      const before: number[] = [];
      for await (const { seq } of audit.entriesBackwards(3)) before.push(seq);
      expect(before).toEqual([2, 1]);
    });
  });
}
