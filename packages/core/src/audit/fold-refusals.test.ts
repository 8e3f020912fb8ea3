import { describe, expect, it } from "vitest";
import { type FoldedRefusals, foldRefusal, type RefusalEvent, untoldRefusals } from "./fold-refusals.ts";

const refusal = (seconds: number): RefusalEvent => ({
  kind: "known_token_refused",
  at: new Date(Date.UTC(2026, 0, 1) + seconds * 1000),
  consentId: "c1",
  appid: "wx0123456789abcdef",
  mchId: "1900000109",
  certSerialNo: "A".repeat(40),
  fingerprint: "f",
  requestId: `r${seconds}`,
  reason: "used",
});

/** The entries of refusals at these seconds, and what is left untold. */
function fold(...seconds: number[]) {
  let folded: FoldedRefusals | undefined;
  const entries = seconds.flatMap((second) => {
    const { next, entry } = foldRefusal(folded, refusal(second));
    folded = next;
    return entry ? [entry] : [];
  });
  return { entries, rest: folded && untoldRefusals(folded) };
}

describe("repeated refusals of a token", () => {
  it("are one entry for the first, at once", () => {
    expect(fold(0)).toEqual({ entries: [refusal(0)], rest: undefined });
  });

  it("are counted for a minute, and told with the next", () => {
    const { entries, rest } = fold(0, 1, 2, 59, 60, 61);
    expect(entries).toEqual([refusal(0), { ...refusal(60), times: 4 }]);
    expect(rest).toEqual(refusal(61));
  });

  it("are a few entries in an hour, which tell of every one", () => {
    const { entries, rest } = fold(...Array.from({ length: 36_000 }, (_, n) => n / 10));
    expect(entries).toHaveLength(60);
    const told = [...entries, ...(rest ? [rest] : [])].reduce((sum, { times = 1 }) => sum + times, 0);
    expect(told).toBe(36_000);
  });

  it("are told again after the clock was set back, not when it has caught up", () => {
    expect(fold(3600, 0).entries).toEqual([refusal(3600), refusal(0)]);
  });
});
