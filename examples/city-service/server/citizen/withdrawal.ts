/** What becomes of a citizen's data when they withdraw: the platform says so by an event, and everything goes with the answer. */
import { createEventReceiver, type SecurityEvent } from "@shiming/sdk";
import type { FastifyInstance } from "fastify";
import { forgetLog } from "../database/open.ts";
import type { CityDeps } from "../deps.ts";
import { describeFault } from "../http/answers.ts";
import type { EventSettings } from "../settings.ts";

/** `POST /shiming/events`: for the platform alone, which signs what it says. */
export async function routeEvents(
  app: FastifyInstance,
  events: EventSettings,
  deps: CityDeps,
): Promise<void> {
  const receiver = createEventReceiver({
    ...events,
    onEvent(event) {
      app.log.info({ event: event.type, deleted: heed(event, deps) }, "an event of the platform");
    },
    onFault: (error) => app.log.warn({ fault: describeFault(error) }, "an event was not taken"),
    now: deps.now,
  });
  await app.register(receiver.fastify, { prefix: "/shiming/events" });
}

/** Deletes, and can be told twice. @returns whether there was somebody to delete */
function heed(event: SecurityEvent, { citizens, sessions, database, now }: CityDeps): boolean {
  if (event.type !== "consent-withdrawn" && event.type !== "account-closed") return false;
  const id = citizens.findByOpenid(event.openid);
  if (id === undefined) return false;
  database.transaction(() => {
    sessions.endWithdrawn(id, now());
    citizens.remove(id);
  })();
  forgetLog(database);
  return true;
}
