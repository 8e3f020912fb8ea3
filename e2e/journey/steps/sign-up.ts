/** A person of a service provider: address, mailed link, password, authenticator app. */
import { expect } from "vitest";
import type { Step } from "../support/step.ts";

type Applicant = "provider" | "merchantOwner";

export function asksToSignUp(who: Applicant): Step {
  return {
    name: `${who} gives an address`,
    act: (story) => story[who].asksToSignUp(),
    isDone: async ({ post, ...story }) => post.letters.some(({ to }) => to === story[who].email),
    async seen(story) {
      const letter = await story.post.letterTo(story[who].email, "确认您的邮箱");
      expect(letter.subject).toBe("确认您的邮箱");
      expect(letter.text).toContain("请打开下面的链接，确认这个邮箱属于您：");
      expect(new URL(letter.link).origin).toBe(story.platform.url);
    },
  };
}

export function followsTheLink(who: Applicant): Step {
  return {
    name: `${who} follows the mailed link, and chooses a password`,
    async act(story) {
      const { link } = await story.post.letterTo(story[who].email, "确认您的邮箱");
      await story[who].followsTheLink(link, "complete");
    },
    isDone: (story) => story[who].hasAPassword(),
    seen: async (story) => expect(await story[who].hasAPassword()).toBe(true),
  };
}

export function signsIn(who: Applicant): Step {
  return {
    name: `${who} signs in with the password, and sets up an authenticator app`,
    act: (story) => story[who].signsIn(),
    isDone: (story) => story[who].isIn(),
    async seen(story) {
      expect(await story[who].isIn()).toBe(true);
      expect(await story[who].do("organisations.list", {})).toEqual([]);
    },
  };
}
