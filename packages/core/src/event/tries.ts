/** What came of each try to push an event. What was answered is a stranger's text: it is kept sealed, for whoever looks after the endpoint. */
import { openRecord, sealRecord } from "@shiming/crypto";
import { DomainError } from "../failure.ts";
import { type QueuedMessage, triesColumn } from "../outbox/queued-message.ts";
import type { EndpointAnswer } from "../ports/event-transport.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";

export interface EventTry {
  /** This and the address are unknown of one that a release before has made. */
  readonly at: Date | undefined;
  readonly url: string | undefined;
  readonly tookMs: number;
  /** What it failed with, in the words of the protocol. */
  readonly error?: string | undefined;
  readonly answer?: EndpointAnswer | undefined;
}

/** Of an event that is tried for seven days those that tell what is wrong now; some 40 KiB at most. */
export const MOST_TRIES_KEPT = 20;

/** @returns the tries with this one, the last of them; `undefined` where no key is given out just now: what was kept stays */
export function sealTries(
  message: QueuedMessage,
  last: EventTry,
  keys: KeyEncryptionKeys,
): Uint8Array | undefined {
  try {
    const tries = [...openTries(message, keys), last].slice(-MOST_TRIES_KEPT);
    return sealRecord(Buffer.from(JSON.stringify(tries)), triesColumn(message.id), keys.current());
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** The last ones, in their order; none of those that a key has sealed which is gone. @throws DomainError where keys cannot be reached */
export function openTries({ id, sealedTries }: QueuedMessage, keys: KeyEncryptionKeys): readonly EventTry[] {
  if (!sealedTries) return [];
  try {
    const kept = JSON.parse(
      Buffer.from(openRecord(sealedTries, triesColumn(id), (key) => keys.byId(key))).toString(),
    );
    return Array.isArray(kept) ? kept.map(tryOf) : [ofEarlierRelease(kept)];
  } catch (error) {
    if (error instanceof DomainError) throw error;
    return [];
  }
}

const tryOf = ({ at, ...kept }: Omit<EventTry, "at"> & { readonly at?: string }): EventTry => ({
  ...kept,
  at: at === undefined ? undefined : new Date(at),
});

/** It kept what was answered last, and nothing else. */
const ofEarlierRelease = ({ tookMs, ...answer }: EndpointAnswer & { readonly tookMs: number }): EventTry => ({
  ...{ at: undefined, url: undefined, tookMs, answer },
});
