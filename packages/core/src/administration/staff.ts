import type { StaffEvent } from "../audit/event.ts";

/** Who of the operator's staff acts, as the audit names them. */
export type Actor = string;

export function staffEvent(actor: Actor, action: string, subject: string, at: Date): StaffEvent {
  return { kind: "staff_write", at, actor, action, subject };
}
