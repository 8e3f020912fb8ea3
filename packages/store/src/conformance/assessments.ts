import type { Assessment } from "@shiming/core";
import { describe, expect } from "vitest";
import { kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at, staffWrite } from "./samples.ts";

const assessment = (subject: string, version: number, over: Partial<Assessment> = {}): Assessment => ({
  id: `${subject} ${version}`,
  subject,
  version,
  recordedAt: at(version),
  assessedOn: "2026-11-20",
  nextReviewOn: "2027-11-20",
  outcome: "acceptable",
  document: undefined,
  sealed: Buffer.from(`sealed ${version}`),
  ...over,
});

export function describeAssessments(it: StoreTest): void {
  describe("an impact assessment", () => {
    it("is kept with all that were written before it, over a restart", async ({ database }) => {
      const { stores } = database;
      const events = [staffWrite("written")];
      const document = { digest: "d".repeat(64), size: 12 };
      await stores.assessments.add("platform", (before) => {
        expect(before).toBeUndefined();
        return { next: assessment("platform", 1, { document }), events };
      });
      await stores.assessments.add("wx 1", () => ({ next: assessment("wx 1", 1), events }));
      await stores.assessments.add("platform", (before) => {
        expect(before?.version).toBe(1);
        return { next: assessment("platform", 2), events };
      });
      await database.restart();
      const { assessments } = database.stores;
      expect(await assessments.versionsOf("platform")).toEqual([
        assessment("platform", 2),
        assessment("platform", 1, { document }),
      ]);
      expect(await assessments.latest()).toEqual([assessment("platform", 2), assessment("wx 1", 1)]);
      expect(await assessments.versionsOf("nothing")).toEqual([]);
      expect(await kindsIn(database.stores)).toHaveLength(3);
    });

    it("follows the one before, whoever else writes at once", async ({ database }) => {
      const { assessments } = database.stores;
      const add = () =>
        assessments.add("platform", (before) => ({
          next: assessment("platform", (before?.version ?? 0) + 1),
          events: [],
        }));
      const written = await Promise.all([add(), add(), add()]);
      expect(written.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
    });
  });
}
