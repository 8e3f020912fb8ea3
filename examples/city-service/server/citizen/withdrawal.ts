/**
 * What becomes of a citizen's data when they withdraw: the platform says so by an event, and what was received under that consent
 * goes with the answer.
 */
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

/** Deletes, and can be told twice. @returns whether there was something to delete */
function heed(event: SecurityEvent, deps: CityDeps): boolean {
  const { database, library, now } = deps;
  const deleted = database.transaction(() => {
    switch (event.type) {
      case "consent-withdrawn":
        // What they were signed in with has the number, a reader's card the name alone, and a verification brought nothing here.
        if (event.items.includes("credential_id")) return removeCitizen(event.openid, deps);
        return event.items.includes("real_name") && library.removeWithdrawn(event.openid, now());
      case "account-closed": {
        const hadCard = library.removeWithdrawn(event.openid, now());
        return removeCitizen(event.openid, deps) || hadCard;
      }
      default:
        return false;
    }
  })();
  if (deleted) forgetLog(database);
  return deleted;
}

function removeCitizen(openid: string, { citizens, sessions, now }: CityDeps): boolean {
  const id = citizens.findByOpenid(openid);
  if (id === undefined) return false;
  sessions.endWithdrawn(id, now());
  citizens.remove(id);
  return true;
}
