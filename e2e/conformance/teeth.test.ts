import { describe, expect, it } from "vitest";
import { accessTokenFlaws } from "./flaws/access-tokens.ts";
import { assertionFlaws } from "./flaws/assertions.ts";
import type { KnownFlaw } from "./flaws/flaw.ts";
import { itemFlaws } from "./flaws/items.ts";
import { releaseFlaws } from "./flaws/releases.ts";
import { requestFlaws } from "./flaws/requests.ts";
import { sheetFlaws } from "./flaws/sheets.ts";
import { verificationFlaws } from "./flaws/verifications.ts";
import { judge, judgeThroughTime, startJudgedPlatform } from "./judged-platform.ts";

const flaws = [
  ...accessTokenFlaws,
  ...requestFlaws,
  ...releaseFlaws,
  ...assertionFlaws,
  ...sheetFlaws,
  ...verificationFlaws,
  ...itemFlaws,
];

/** Those that leave nothing behind: one platform, with another front each time, is enough for them. */
const isOfFront = ({ section, needsTime, flaw }: KnownFlaw) =>
  (section === 9 || section === 10) && !needsTime && flaw.front !== undefined && flaw.parts === undefined;

it("each front that changes what is said of sections 9 and 10 is caught there", async () => {
  const platform = await startJudgedPlatform();
  const found: unknown[] = [];
  const expected = flaws.filter(isOfFront);
  for (const { what, section, foundBy, flaw } of expected) {
    if (flaw.front) platform.standBehind(flaw.front);
    const results = await judge(platform, { section, title: foundBy });
    found.push([what, ...results.map(({ outcome }) => outcome)]);
  }
  expect(found).toEqual(expected.map(({ what }) => [what, "failed"]));
});

describe("a platform of which it is true that", () => {
  it.each(flaws.filter((each) => !isOfFront(each)))(
    "$what is caught in section $section",
    async ({ section, foundBy, needsTime, flaw }) => {
      const platform = await startJudgedPlatform(flaw);
      const selection = { section, title: foundBy };
      const results = await (needsTime ? judgeThroughTime(platform, selection) : judge(platform, selection));
      expect(results.map(({ section, outcome }) => ({ section, outcome }))).toEqual([
        { section, outcome: "failed" },
      ]);
    },
  );
});
