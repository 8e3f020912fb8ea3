/** Plays what has happened in the order in which it has happened. */

/** Asks to be woken at a time, and then does what happens there; times of one story only grow. */
export type Story = AsyncGenerator<Date, void, void>;

/** @param tell hears the time of what happens next, before it does */
export async function play(stories: readonly Story[], tell: (now: Date) => void): Promise<void> {
  const sleeping = new Map<Story, Date>();
  const wake = async (story: Story) => {
    const { done, value } = await story.next();
    if (done) sleeping.delete(story);
    else sleeping.set(story, value);
  };
  for (const story of stories) await wake(story);
  for (;;) {
    const [next] = [...sleeping].sort(([, one], [, other]) => one.getTime() - other.getTime());
    if (!next) return;
    const [story, at] = next;
    tell(at);
    await wake(story);
  }
}
