import { credentialIdChecksum, Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import { needsGuardian } from "./age.ts";

const bornOn = (date: string) => {
  const first17 = `999999${date.replaceAll("-", "")}100`;
  return identity(first17 + credentialIdChecksum(first17));
};
const identity = (credentialId: string) => ({
  document: "resident_id_card" as const,
  realName: new Sensitive("张三丰"),
  credentialId: new Sensitive(credentialId),
});

describe("needsGuardian", () => {
  it.each([
    ["the day before the fourteenth birthday", "2012-11-22", "2026-11-21T15:59:59Z", true],
    ["the birthday itself, by the clock of China", "2012-11-22", "2026-11-21T16:00:00Z", false],
    ["28 February, when born on the 29th", "2012-02-29", "2026-02-28T12:00:00Z", true],
    ["1 March, when born on 29 February", "2012-02-29", "2026-02-28T16:00:00Z", false],
    ["any day of a grown-up", "1990-03-07", "2026-11-22T00:00:00Z", false],
    ["the day of birth", "2026-11-22", "2026-11-22T00:00:00Z", true],
  ])("judges %s", (_what, birthDate, at, expected) => {
    expect(needsGuardian(bornOn(birthDate), new Date(at))).toBe(expected);
  });

  it("takes a number without a date of birth for a child's", () => {
    expect(needsGuardian(identity("999999199013071007"), new Date("2026-11-22T00:00:00Z"))).toBe(true);
  });
});
