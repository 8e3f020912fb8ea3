import type { Caused } from "@shiming/core";
import { recordEvents } from "./audit.ts";
import type { Unit } from "./connection.ts";
import { queueMessages } from "./outbox.ts";

/** Puts what a change causes beside it, in its unit of work. */
export async function settle(unit: Unit, { events, messages = [] }: Caused): Promise<void> {
  await recordEvents(unit, events);
  await queueMessages(unit, messages);
}
