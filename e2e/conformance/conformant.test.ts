import { expect, it } from "vitest";
import { judge, judgeThroughTime, startJudgedPlatform } from "./judged-platform.ts";

const NOBODY_CAN_TRY = [
  "stable_token: the 21st force_refresh of a day is refused: 45009",
  "state: system error, after which the same request succeeds (-1)",
  "state: the payment account was closed after the consent (94002)",
  "state: the verified identity was taken away after the consent (94004)",
  "quota: days begin at midnight in Asia/Shanghai",
];

it("our platform keeps the contract, also where it takes time, and also when it is judged twice", async () => {
  const platform = await startJudgedPlatform();
  const [withTime, again] = [await judgeThroughTime(platform), await judge(platform)];
  for (const results of [withTime, again]) {
    expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  }
  const notJudged = withTime.filter(({ outcome }) => outcome === "not judged");
  expect(notJudged.map(({ title }) => title.en)).toEqual(NOBODY_CAN_TRY);
  expect(again.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThan(260);
}, 240_000);
