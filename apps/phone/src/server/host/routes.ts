import { type ConsentQuestion, HostError, type MiniProgramSubject, type RealnameHost } from "@shiming/host";
import type { FastifyInstance } from "fastify";
import type { LoginCode, MySession, SheetInvitation } from "../../api/api.ts";
import { membersOf, textOf } from "../http/body.ts";

/** `POST /api/consent-requests`, `POST /api/login-codes`, `POST /api/me-sessions`: what the back end of a host does for its signed-in users. */
export function registerHost(app: FastifyInstance, host: RealnameHost): void {
  app.post("/api/consent-requests", async ({ body }): Promise<SheetInvitation> => {
    try {
      const { kind, categoryId } = membersOf(body);
      const invitation =
        kind === "verification"
          ? await host.requestVerification(subjectOf(body))
          : await host.requestConsent({
              ...subjectOf(body),
              categoryId: categoryId as ConsentQuestion["categoryId"],
            });
      return { sheetUrl: invitation.sheetUrl };
    } catch (error) {
      if (error instanceof HostError) return { failure: error.detail };
      throw error;
    }
  });
  app.post("/api/login-codes", async ({ body }): Promise<LoginCode> => {
    return { code: await host.createLoginCode(subjectOf(body)) };
  });
  app.post("/api/me-sessions", async ({ body }): Promise<MySession> => {
    return { url: await host.createMeSession(textOf(body, "userId"), actingOf(body)) };
  });
}

function actingOf(body: unknown): Pick<MiniProgramSubject, "actFor"> {
  return membersOf(body).actFor === undefined ? {} : { actFor: textOf(body, "actFor") };
}

/** Version and system as they are given, whatever they are: the platform is there to judge them. */
function subjectOf(body: unknown): MiniProgramSubject {
  return {
    userId: textOf(body, "userId"),
    ...actingOf(body),
    appid: textOf(body, "appid"),
    clientOs: textOf(body, "clientOs") as MiniProgramSubject["clientOs"],
    clientVersion: textOf(body, "clientVersion"),
  };
}
