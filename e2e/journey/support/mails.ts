/** What has become of the mails that the platform wanted to send. */
import { expect } from "vitest";
import type { Story } from "./story.ts";

async function outboxOf({ operator }: Story) {
  return operator.do("outbox.list", { limit: 200 });
}

/** Until the mailer has nothing left, and what has come in is understood. */
export async function expectNoMailWaits(story: Story): Promise<void> {
  const { reviewerOne } = story;
  const waiting = async () => {
    const messages = await outboxOf(story);
    const mails = await reviewerOne.do("mails.list", { limit: 100, state: "received" });
    return messages.filter(({ state }) => state !== "delivered").length + mails.length;
  };
  await expect.poll(waiting, { interval: 100 }).toBe(0);
}

/** Each message of the outbox has arrived under its one Message-ID, once; nothing else has. */
export async function expectEveryMailOnce(story: Story): Promise<void> {
  const sent = (await outboxOf(story)).map(({ id }) => `<${id}@realname.example.com>`);
  const counts = story.post.counts();
  expect([...counts.keys()].sort()).toEqual(sent.sort());
  expect(new Set(counts.values())).toEqual(new Set([1]));
}
