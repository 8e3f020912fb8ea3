import type { RealnameInfo } from "@shiming/sdk";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { CityDeps } from "../deps.ts";
import { Refusal } from "../http/refusal.ts";
import { IDLE_MS } from "./sessions.ts";

const loginBody = {
  type: "object",
  required: ["auth_token"],
  properties: { auth_token: { type: "string", minLength: 1, maxLength: 512 } },
} as const;

/** `POST /login`: an `auth_token` for a session. `POST /logout`: its end. */
export function routeSignIn(app: FastifyInstance, deps: CityDeps): void {
  const { realname, sessions, mayLogIn, now } = deps;

  app.post<{ Body: { auth_token: string } }>(
    "/login",
    { schema: { body: loginBody }, preValidation: async ({ ip }) => requireRoom(mayLogIn(ip)) },
    async (request) => {
      const info = await realname.getRealnameInfo(request.body.auth_token);
      return { session: welcome(info, now(), deps), expires_in: IDLE_MS / 1000 };
    },
  );

  app.post("/logout", async (request, reply) => {
    sessions.close(bearerOf(request));
    return reply.code(204).send();
  });
}

function requireRoom(isRoom: boolean): void {
  if (!isRoom) throw new Refusal("too_many_requests");
}

/** Of name and ID number, what is kept is a sealed name and a keyed hash. @returns the token of a new session */
function welcome(info: RealnameInfo, at: Date, { database, citizens, records, sessions }: CityDeps): string {
  return database.transaction(() => {
    const { id, recognition, isNew } = citizens.see(info, at);
    if (isNew) records.invent(id, recognition, at);
    return sessions.open(id, at);
  })();
}

/** Whose session a request has. @throws Refusal `sign_in_needed` */
export function requireCitizen(request: FastifyRequest, { sessions, now }: CityDeps): string {
  const citizenId = sessions.use(bearerOf(request), now());
  if (citizenId === undefined) throw new Refusal("sign_in_needed");
  return citizenId;
}

function bearerOf({ headers }: FastifyRequest): string {
  return /^Bearer ([\w-]{43})$/i.exec(headers.authorization ?? "")?.[1] ?? "";
}
