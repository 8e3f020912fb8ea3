import type { AuditEvent } from "../audit/event.ts";

/**
 * Decides on what is there now. It is called inside a transaction and must be synchronous and pure. Of concurrent changes
 * each sees the one before; its event is in the audit exactly when `next` is in the store; what it throws is thrown, and
 * nothing is changed.
 */
export type Change<Now, Next = Now> = (now: Now) => { readonly next: Next; readonly event: AuditEvent };
