import { expect, it } from "vitest";
import { peakOf } from "./peak.ts";
import { failuresOf, rowsOf, type Usage, usedByApp } from "./sums.ts";

const [first, second] = ["2026-11-25T16:00:00Z", "2026-11-26T16:00:00Z"];
const words = { zh: "", en: "" };
const app = (appid: string, perDay: number) => ({
  ...{ appid, name: appid },
  quota: { per_minute: 60, per_day: perDay },
});
const times = (start: string, appid: string, code: number, count: number) => ({
  ...{ start, appid, code, times: count },
  call: "getrealnameinfo" as const,
});
const sum = (start: string, appid: string, calls: number, failed: number) => ({
  ...{ start, appid, calls, failed, of_quota: calls },
});
const explained = (code: number) => ({
  ...{ code, errmsg: "", meaning: words, advice: words, mended_by: "program" as const },
});

const usage: Usage = {
  ...{ from: first, to: second, by: "day", consents: [] },
  apps: [app("one", 100), app("other", 1000)],
  sums: [sum(first, "one", 40, 6), sum(first, "other", 200, 1), sum(second, "one", 90, 0)],
  calls: [
    times(first, "one", 0, 34),
    times(first, "one", 94003, 4),
    times(first, "one", 94005, 2),
    times(first, "other", 94005, 1),
    times(first, "other", 0, 199),
    times(second, "one", 0, 90),
  ],
  codes: [explained(94003), explained(94005)],
};

it("a row has the sums of all mini programs in it, and its failing codes with the most frequent first", () => {
  expect(rowsOf(usage)).toEqual([
    {
      ...{ start: first, calls: 240, failed: 7, ofQuota: 240 },
      codes: [
        { code: 94003, times: 4 },
        { code: 94005, times: 3 },
      ],
    },
    { start: second, calls: 90, failed: 0, ofQuota: 90, codes: [] },
  ]);
  expect(failuresOf(usage).map(({ code, times }) => [code, times])).toEqual([
    [94003, 4],
    [94005, 3],
  ]);
});

it("the day nearest to the quota is measured by each one's own, not by the most calls", () => {
  expect(peakOf(usage)).toEqual({ name: "one", start: second, used: 90, quota: 100 });
  expect(peakOf({ ...usage, by: "hour" })).toBeUndefined();
  expect(usedByApp(usage).map(({ appid, of_quota }) => [appid, of_quota])).toEqual([
    ["one", 130],
    ["other", 200],
  ]);
});
