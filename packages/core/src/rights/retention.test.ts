import { describe, expect, it } from "vitest";
import type { RetentionPart, RetentionStep } from "../ports/retention-store.ts";
import { OPERATOR } from "../testing/operator.ts";
import { usualRetention } from "./retained-class.ts";
import { runRetention, setRetention } from "./retention.ts";

const at = new Date("2030-01-01T00:00:00Z");
const DAY_MS = 86_400_000;

describe("the job of retention", () => {
  it("goes through each class part by part, by its own period, and says what it has removed", async () => {
    const seen: string[] = [];
    const told: string[] = [];
    const retention = {
      periods: async () => new Map([["usage", 60]] as const),
      async removeEnded(kind: string, { after, before, tell }: RetentionPart): Promise<RetentionStep> {
        seen.push(`${kind} ${after} ${(at.getTime() - before.getTime()) / DAY_MS}`);
        const removed = kind === "consents" ? 3 : 0;
        for (const event of tell(removed)) told.push("subject" in event ? event.subject : "");
        return { removed, next: kind === "consents" && after === "" ? "c9" : undefined };
      },
    };
    const run = await runRetention(OPERATOR, { retention }, at);
    expect(seen).toEqual([
      "consents  1095",
      "consents c9 1095",
      "outgoing_mails  730",
      "incoming_mails  730",
      "usage  60",
    ]);
    expect(told).toEqual(["consents 3, kept 1095 days", "consents 3, kept 1095 days"]);
    expect(run.get("consents")).toBe(6);
  });

  it("begins no further part where another node has the job", async () => {
    let parts = 0;
    const retention = {
      periods: async () => usualRetention,
      removeEnded: async (): Promise<RetentionStep> => ({ removed: 0, next: `${++parts}` }),
    };
    await runRetention(OPERATOR, { retention }, at, async () => parts < 2);
    expect(parts).toBe(2);
  });

  it.each([29, 3651, 100.5, Number.NaN])("keeps nothing for %s days", async (days) => {
    const retention = { changePeriods: async () => {} };
    const set = setRetention(new Map([["consents", days]]), OPERATOR, { retention }, at);
    await expect(set).rejects.toMatchObject({ failure: "value_invalid" });
  });
});
