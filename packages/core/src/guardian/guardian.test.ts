import { credentialIdChecksum, Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import { guardianFaultOf } from "./guardian.ts";

function bornOn(date: string) {
  const first17 = `999999${date.replaceAll("-", "")}100`;
  const credentialId = new Sensitive(first17 + credentialIdChecksum(first17));
  return { document: "resident_id_card" as const, realName: new Sensitive("张三丰"), credentialId };
}

const NOON = "2026-11-22T04:00:00Z";
const [parent, child] = ["1985-11-23", "2018-06-01"];

describe("a guardian", () => {
  it.each([
    ["a parent of a child", parent, child, NOON, undefined],
    ["whoever is 18 today, by the clock of China", "2008-11-22", child, "2026-11-21T16:00:00Z", undefined],
    ["whoever is 18 tomorrow", "2008-11-22", child, "2026-11-21T15:59:59Z", "guardian_not_adult"],
    ["a child", child, "2020-01-01", NOON, "guardian_not_adult"],
    ["a parent on the last day of thirteen", parent, "2012-11-22", "2026-11-21T15:59:59Z", undefined],
    ["a parent on the fourteenth birthday", parent, "2012-11-22", "2026-11-21T16:00:00Z", "ward_not_a_child"],
    ["a parent of a grown-up", "1960-01-01", parent, NOON, "ward_not_a_child"],
  ])("is judged: %s", (_what, guardian, ward, at, fault) => {
    expect(guardianFaultOf(bornOn(guardian), bornOn(ward), new Date(at))).toBe(fault);
  });

  it("is nobody whose age is unknown, and may be set for a child that is not verified yet", () => {
    expect(guardianFaultOf(undefined, bornOn(child), new Date(NOON))).toBe("guardian_not_adult");
    expect(guardianFaultOf(bornOn(parent), undefined, new Date(NOON))).toBeUndefined();
  });
});
