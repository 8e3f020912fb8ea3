/** What an endpoint answered is a stranger's text: it is kept sealed, for whoever looks after the endpoint. */
import { openRecord, sealRecord } from "@shiming/crypto";
import { DomainError } from "../failure.ts";
import { answerColumn, type QueuedMessage } from "../outbox/queued-message.ts";
import type { EndpointAnswer } from "../ports/event-transport.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";

/** @returns `undefined` where no key is given out just now: the event goes on without it */
export function sealAnswer(
  id: string,
  answer: EndpointAnswer,
  keys: KeyEncryptionKeys,
): Uint8Array | undefined {
  try {
    return sealRecord(Buffer.from(JSON.stringify(answer)), answerColumn(id), keys.current());
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** @returns `undefined` where there is none, or the key that sealed it is gone */
export function openAnswer(
  { id, sealedAnswer }: QueuedMessage,
  keys: KeyEncryptionKeys,
): EndpointAnswer | undefined {
  if (!sealedAnswer) return undefined;
  try {
    return JSON.parse(
      Buffer.from(openRecord(sealedAnswer, answerColumn(id), (key) => keys.byId(key))).toString(),
    );
  } catch (error) {
    // Keys that cannot be reached now are not gone.
    if (error instanceof DomainError) throw error;
    return undefined;
  }
}
