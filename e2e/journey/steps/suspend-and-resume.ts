/** The approval is suspended, and opened again: what the citizen has given waits meanwhile. */
import { expect } from "vitest";
import { consent, errcodeOf, refusalOfButton } from "../support/calls.ts";
import { expectLetter, expectStanding, stateOf } from "../support/standing.ts";
import type { Step } from "../support/step.ts";
import { noted } from "../support/story.ts";
import { APPROVED } from "./approve-with-four-eyes.ts";

const REASON = "核查 10 月 3 日的投诉";
const OUTCOME = "投诉已核查，不成立";

export const isSuspended: Step = {
  name: "a reviewer suspends it: 94006, also for a token that a citizen has given before",
  async act(story) {
    const { reviewerOne, notes } = story;
    notes.authToken = await consent(story);
    await reviewerOne.do("applications.suspend", { id: noted(notes.applicationId), reason: REASON });
  },
  isDone: async (story) => (await stateOf(story)) === "suspended",
  async seen(story) {
    await expectStanding(story, {
      ...{ state: "suspended", who: "staff", what: "恢复或关闭" },
      ...{ capability: "suspended", toDo: "请与平台方联系，按要求整改" },
    });
    await expectLetter(story, "您的实名授权已暂停。", [`说明: ${REASON}`]);
    expect(await errcodeOf(story, noted(story.notes.authToken))).toBe(94006);
    expect(await refusalOfButton(story)).toMatch(/^openRealnameAuth:fail /);
  },
};

export const isResumed: Step = {
  name: "it is resumed, and works again",
  act: ({ reviewerOne, notes }) =>
    reviewerOne.do("applications.resume", { id: noted(notes.applicationId), reason: OUTCOME }),
  isDone: async (story) => (await stateOf(story)) === "approved",
  async seen(story) {
    await expectStanding(story, APPROVED);
    await expectLetter(story, "您的实名授权已恢复。", [`说明: ${OUTCOME}`]);
    expect(await errcodeOf(story, await consent(story))).toBe(0);
  },
};
