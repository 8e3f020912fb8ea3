/** Where the events of a mini program are pushed to. */
export interface EventEndpoint {
  readonly appid: string;
  readonly url: string;
  readonly state: "active" | "paused";
  /** When it answered the challenge. */
  readonly registeredAt: Date;
  /** How many tries in a row have failed; each of them lets it rest longer. */
  readonly failures: number;
  readonly failingSince?: Date | undefined;
  /** Not before then is anything pushed to it: it rests, or somebody has its queue just now. */
  readonly freeAt: Date;
}

export const LONGEST_REST_MS = 30 * 60_000;
/** Beyond it no service provider has an address. */
export const LONGEST_URL = 1000;
