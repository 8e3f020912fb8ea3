import type { AuditEvent } from "../audit/event.ts";
import type { OutgoingMessage } from "./message.ts";

/** What a change causes: data, which commits with it. */
export interface Caused {
  readonly events: readonly AuditEvent[];
  readonly messages?: readonly OutgoingMessage[];
}
