import { expect, it } from "vitest";
import { type Filling, fieldNames } from "./filling.ts";
import { merge, taking } from "./merge.ts";

const filling = (texts: object): Filling => ({
  texts: { ...Object.fromEntries(fieldNames.map((name) => [name, ""])), ...texts } as Filling["texts"],
  uses: [],
});
const base = filling({ scenario: "挂号", mch_id: "1900000001" });

it("what only one of two has changed stays, whoever it was", () => {
  const mine = filling({ scenario: "预约挂号", mch_id: "1900000001" });
  const theirs = filling({ scenario: "挂号", mch_id: "1900000002" });
  const { filling: merged, conflicts, taken } = merge(base, mine, theirs);
  expect(merged.texts).toMatchObject({ scenario: "预约挂号", mch_id: "1900000002" });
  expect([conflicts, taken]).toEqual([[], ["mch_id"]]);
});

it("what both have changed is mine until somebody chooses, and no conflict where both wrote the same", () => {
  const mine = filling({ scenario: "预约挂号", mch_id: "1900000003" });
  const theirs = filling({ scenario: "在线缴费", mch_id: "1900000003" });
  const merged = merge(base, mine, theirs);
  expect(merged.filling.texts.scenario).toBe("预约挂号");
  expect(merged.conflicts).toEqual(["scenario"]);
  expect(taking(merged.filling, theirs, merged.conflicts).texts.scenario).toBe("在线缴费");
});
