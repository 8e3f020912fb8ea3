/** What the client does besides computing and calling: tell the time, wait, and throw dice. Tests move it by hand. */
export interface Effects {
  /** The time of day; requests are signed with it. */
  now(): Date;
  /** Calls once, so many milliseconds later. @returns what cancels it */
  after(milliseconds: number, call: () => void): () => void;
  /** From 0 to below 1. */
  random(): number;
}

export const systemEffects: Effects = {
  now: () => new Date(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};
