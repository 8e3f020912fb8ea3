/** The original document from its beginning to its end, with nothing prepared: by mail, HTTP and command line. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { endsByDate, isRemindedOfTheEnd } from "./steps/end-by-date.ts";
import { runsTheSamples, usesThePhone } from "./steps/exchange.ts";
import { gettingAccess, openingTheOffice, theMerchantsOwner } from "./steps/index.ts";
import { isResumed, isSuspended } from "./steps/suspend-and-resume.ts";
import { upgradesUnderLoad } from "./steps/upgrade-the-certificate.ts";
import { expectAudited } from "./support/audit.ts";
import { beginStory, type Story } from "./support/story.ts";

const browser = useBrowser();
let story: Story;
beforeAll(async () => {
  story = await beginStory();
});
afterAll(() => story.close());

const theDocument = [
  ...openingTheOffice,
  ...theMerchantsOwner,
  ...gettingAccess,
  runsTheSamples,
  usesThePhone(browser),
  isSuspended,
  isResumed,
  upgradesUnderLoad,
  isRemindedOfTheEnd,
  endsByDate,
];

describe("the document, from the first mail to the last day", () => {
  it.each(theDocument)("$name", async (step) => {
    await step.act(story);
    await step.seen(story);
  });

  it("leaves nothing that nobody can account for: history and audit tell the same, and no mail came twice", async () => {
    await expectAudited(story);
    expect(new Set(story.post.counts().values())).toEqual(new Set([1]));
    expect(story.platform.faults).toEqual([]);
  });
});
