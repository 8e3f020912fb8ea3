/** Ends the server by SIGKILL at a chosen moment of what somebody does, and starts it again. */
import type { Story } from "./story.ts";

/** As the first request leaves, as the last answer comes, or in the middle of a mail that the step has caused. */
export const MOMENTS = ["sent", "answered", "in a mail"] as const;
export type Moment = (typeof MOMENTS)[number];

/** Longer than a mail is lent to whoever delivers it. */
const LENT_MS = 6 * 60_000;
/** How long a step may go without a mail: then it causes none. */
const NO_MAIL_MS = 1_500;

/** @returns whether whoever acted has heard that it is done: then it is */
export async function killDuring(
  story: Story,
  moment: Moment,
  act: () => Promise<unknown>,
): Promise<boolean> {
  const { platform, post } = story;
  // A mail that is said to have arrived is remembered within milliseconds; between the two nobody can tell.
  post.hold();
  let killing: Promise<unknown> | undefined;
  const kill = () => {
    killing ??= platform.end("SIGKILL");
  };
  platform.watcher = (now) => {
    if (now === "sent" && moment === "sent") setTimeout(kill, nextDelay());
  };
  const isAnswered = await act().then(
    () => true,
    (error) => {
      if (!killing) throw error;
      return false;
    },
  );
  if (moment === "in a mail") await Promise.race([post.untilHeld(), after(NO_MAIL_MS)]);
  kill();
  await killing;
  platform.watcher = () => undefined;
  platform.moveClock(LENT_MS);
  await platform.start();
  post.release();
  return isAnswered;
}

/** Most requests are answered within that time: some kills come before the commit, some behind it. */
const LONGEST_ANSWER_MS = 40;

let kills = 0;

/** Another one each time, all over that range. */
function nextDelay(): number {
  kills += 1;
  return (kills * 17) % LONGEST_ANSWER_MS;
}

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
