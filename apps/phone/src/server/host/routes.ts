import { type ConsentQuestion, HostError, type RealnameHost } from "@shiming/host";
import type { FastifyInstance } from "fastify";
import type { MySession, SheetInvitation } from "../../api/api.ts";
import { membersOf, textOf } from "../http/body.ts";

/** `POST /api/consent-requests`, `POST /api/me-sessions`: what the back end of a host does for its signed-in users. */
export function registerHost(app: FastifyInstance, host: RealnameHost): void {
  app.post("/api/consent-requests", async ({ body }): Promise<SheetInvitation> => {
    try {
      return { sheetUrl: (await host.requestConsent(questionOf(body))).sheetUrl };
    } catch (error) {
      if (error instanceof HostError) return { failure: error.detail };
      throw error;
    }
  });
  app.post("/api/me-sessions", async ({ body }): Promise<MySession> => {
    return { url: await host.createMeSession(textOf(body, "userId")) };
  });
}

/** Version, system and category as they are given, whatever they are: the platform is there to judge them. */
function questionOf(body: unknown): ConsentQuestion {
  return {
    userId: textOf(body, "userId"),
    appid: textOf(body, "appid"),
    clientOs: textOf(body, "clientOs") as ConsentQuestion["clientOs"],
    clientVersion: textOf(body, "clientVersion"),
    categoryId: membersOf(body).categoryId as ConsentQuestion["categoryId"],
  };
}
