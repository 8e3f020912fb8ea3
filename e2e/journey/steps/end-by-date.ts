/** Time passes: the old certificate retires, the end is announced, and the approval ends. */
import { expect } from "vitest";
import { consent, errcodeOf, refusalOfButton } from "../support/calls.ts";
import { dayOf, expectLetter, expectStanding, stateOf } from "../support/standing.ts";
import type { Step } from "../support/step.ts";
import { noted, type Story } from "../support/story.ts";
import { APPROVED, LIFE_DAYS } from "./approve-with-four-eyes.ts";

const DAY_MS = 86_400_000;
const DAYS_BEFORE = 7;

/** Whoever was signed in signs in again: no session lasts for days. */
async function letDaysPass(story: Story, days: number): Promise<void> {
  const { platform, provider, reviewerOne, operator, merchantOwner } = story;
  await platform.end();
  platform.moveClock(days * DAY_MS);
  await platform.start();
  for (const person of [provider, reviewerOne, operator, merchantOwner]) await person.signsIn();
}

export const isRemindedOfTheEnd: Step = {
  name: "a week before the end both sides are reminded, and the old certificate has retired",
  async act(story) {
    if (await isReminded(story)) return;
    await letDaysPass(story, LIFE_DAYS - DAYS_BEFORE);
    await story.platform.command(["applications", "attend"]);
  },
  isDone: (story) => isReminded(story),
  async seen(story) {
    const { notes, provider, reviewerOne, post } = story;
    await expectStanding(story, APPROVED);
    for (const { email } of [provider, reviewerOne]) {
      const letter = await post.letterTo(email, "已通过的实名授权将在 7 天后到期，须在此之前续期。");
      expect(letter.text).toContain(`申请编号: ${notes.applicationId}`);
    }
    expect(await errcodeOf(story, await consent(story))).toBe(0);
    expect(await errcodeOf(story, await consent(story), noted(notes.formerMerchant))).toBe(94009);
  },
};

const isReminded = async ({ post, provider }: Story) =>
  post.letters.some(
    ({ to, subject }) =>
      to === provider.email && subject.includes("已通过的实名授权将在 7 天后到期，须在此之前续期。"),
  );

export const endsByDate: Step = {
  name: "the approval ends by its date: 94006 again",
  async act(story) {
    await letDaysPass(story, DAYS_BEFORE);
    // At the door it has ended in its second, before any job has seen it.
    expect(await errcodeOf(story, "A".repeat(43))).toBe(94006);
    await story.platform.command(["applications", "attend"]);
  },
  isDone: async (story) => (await stateOf(story)) === "expired",
  async seen(story) {
    const shown = await expectStanding(story, {
      ...{ state: "expired", who: "nobody", what: null, capability: "expired", toDo: "请续期" },
    });
    expect(shown.history.at(-1)).toMatchObject({ move: "expire", to: "expired" });
    expect(dayOf(shown.since)).toBe(dayOf(story.platform.now().toISOString()));
    await expectLetter(story, "已通过的实名授权已到期。", []);
    expect(await errcodeOf(story, "A".repeat(43))).toBe(94006);
    expect(await refusalOfButton(story)).toMatch(/^openRealnameAuth:fail /);
  },
};
