import type { Story } from "./story.ts";

/** One thing that somebody does on the way. */
export interface Step {
  /** As the list reads. */
  readonly name: string;
  /** Does it, once. */
  act(story: Story): Promise<unknown>;
  /** Whether whoever does it can see that it is done, and need not do it again. */
  isDone(story: Story): Promise<boolean>;
  /** What each side sees then. */
  seen(story: Story): Promise<unknown>;
}
