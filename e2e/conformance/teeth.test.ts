import { describe, expect, it } from "vitest";
import { accessTokenFlaws } from "./flaws/access-tokens.ts";
import { assertionFlaws } from "./flaws/assertions.ts";
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
];

describe("a platform of which it is true that", () => {
  it.each(flaws)("$what is caught in section $section", async ({ section, foundBy, needsTime, flaw }) => {
    const platform = await startJudgedPlatform(flaw);
    const selection = { section, title: foundBy };
    const results = await (needsTime ? judgeThroughTime(platform, selection) : judge(platform, selection));
    expect(results.map(({ section, outcome }) => ({ section, outcome }))).toEqual([
      { section, outcome: "failed" },
    ]);
  });
});
