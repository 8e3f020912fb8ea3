import type { Usage } from "@shiming/administration";
import { expect, it } from "vitest";
import { usageTables } from "./usage.ts";

const APPID = "wx0123456789abcdef";
const when = { start: "2026-11-26T16:00:00.000Z", appid: APPID };
const nothing: Usage = {
  ...{ from: when.start, to: "2026-11-27T16:00:00.000Z", by: "day" },
  ...{ apps: [], sums: [], calls: [], consents: [], codes: [] },
};
const usage: Usage = {
  ...nothing,
  apps: [{ appid: APPID, name: "某市通办", quota: { per_minute: 10, per_day: 100 } }],
  sums: [{ ...when, calls: 7, failed: 2, of_quota: 6 }],
  calls: [
    { ...when, call: "getrealnameinfo", code: 0, times: 5 },
    { ...when, call: "getrealnameinfo", code: 94003, times: 2 },
  ],
  consents: [
    { ...when, step: "requested", times: 9 },
    { ...when, start: "2026-11-25T16:00:00.000Z", step: "denied", times: 1 },
  ],
  codes: [
    {
      ...{ code: 94003, errmsg: "invalid sign", mended_by: "program" },
      meaning: { en: "It does not verify.", zh: "验证不通过。" },
      advice: { en: "Sign anew.", zh: "请重新签名。" },
    },
  ],
};

const cells = (text: string) => text.split("\n").map((line) => line.split(/ {2,}/));

it("a row has a day's calls against the quota, and what people decided", () => {
  expect(cells(usageTables(usage, "en"))).toEqual([
    ["DAY", "APPID", "CALLS", "FAILED", "OF QUOTA", "ASKED", "GIVEN", "REFUSED", "WITHDRAWN"],
    ["2026-11-26", APPID, "0", "0", "0/100", "0", "0", "1", "0"],
    ["2026-11-27", APPID, "7", "2", "6/100", "9", "0", "0", "0"],
    [""],
    ["CODE", "TIMES", "MENDED BY", "WHAT IT MEANS, AND WHAT TO DO"],
    ["94003", "2", "the service provider's program", "It does not verify. Sign anew."],
  ]);
});

it("an hour has its time, and no quota of the day", () => {
  const [, , row] = cells(usageTables({ ...usage, by: "hour" }, "zh"));
  expect(row?.slice(0, 5)).toEqual(["2026-11-27 00:00", APPID, "7", "2", "-"]);
});

it("says so where nothing was counted", () => {
  expect(usageTables(nothing, "zh")).toBe("这段时间没有记录到调用和授权。");
});
