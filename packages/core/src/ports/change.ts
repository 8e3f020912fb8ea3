import type { Caused } from "../outbox/caused.ts";

/**
 * Decides on what is there now. It is called inside a transaction and must be synchronous and pure. Of concurrent changes
 * each sees the one before; its events are in the audit, and its messages in the outbox, exactly when `next` is in the
 * store; what it throws is thrown, and nothing is changed.
 */
export type Change<Now, Next = Now> = (now: Now) => Caused & { readonly next: Next };
