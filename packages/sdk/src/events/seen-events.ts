/** Remembers which events were handled. One for all processes of a back end, where it has several. */
export interface SeenEvents {
  /** Whether this one was handled. */
  has(id: string): boolean | Promise<boolean>;
  /** It was handled. @param until the platform does not push it again by itself after this */
  add(id: string, until: Date): void | Promise<void>;
}

/** The platform repeats an event for seven days. */
export const REPEATED_FOR_MS = 8 * 86_400_000;

/** In this process alone. The oldest is forgotten when it is full. */
export function createSeenEvents(most = 10_000): SeenEvents {
  const seen = new Set<string>();
  return {
    has: (id) => seen.has(id),
    add(id) {
      seen.add(id);
      const [oldest] = seen;
      if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    },
  };
}
