/**
 * kill -9 at every step from an address to a certificate and its upgrade: as the request leaves, as the answer comes, or in the
 * middle of the mail that the step causes, in turn. With `TEST_EVERY_KILL` each step meets each of them. What was done stays
 * done, and is done once.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gettingAccess, openingTheOffice, theMerchantsOwner } from "./steps/index.ts";
import { isResumed, isSuspended } from "./steps/suspend-and-resume.ts";
import { upgradesTheCertificate } from "./steps/upgrade-the-certificate.ts";
import { expectAudited, expectEachOnce } from "./support/audit.ts";
import { killDuring, MOMENTS } from "./support/kill.ts";
import { expectEveryMailOnce, expectNoMailWaits } from "./support/mails.ts";
import type { Step } from "./support/step.ts";
import { beginStory, type Story } from "./support/story.ts";

const everyStep: readonly Step[] = [...gettingAccess, isSuspended, isResumed, upgradesTheCertificate];
const turns = process.env.TEST_EVERY_KILL ? MOMENTS.map((_, turn) => turn) : [0];

describe.each(turns)("a platform that is killed (turn %i)", (turn) => {
  let story: Story;
  beforeAll(async () => {
    story = await beginStory();
    for (const step of [...openingTheOffice, ...theMerchantsOwner]) {
      await step.act(story);
      await step.seen(story);
    }
  });
  afterAll(() => story.close());

  const killed = everyStep.map((step, place) => ({
    ...step,
    moment: MOMENTS[(place + turn) % MOMENTS.length] ?? "sent",
  }));

  it.each(killed)("$moment: $name", async ({ moment, ...step }) => {
    const isAnswered = await killDuring(story, moment, () => step.act(story));
    await expectNoMailWaits(story);
    const isDone = await step.isDone(story);
    if (isAnswered) expect(isDone).toBe(true);
    if (!isDone) await step.act(story);
    await step.seen(story);
    await expectAudited(story);
  });

  it("has done everything once, and sent every mail once", async () => {
    await expectNoMailWaits(story);
    await expectEveryMailOnce(story);
    await expectEachOnce(story);
    expect(await story.platform.end()).toBe(0);
  });
});
