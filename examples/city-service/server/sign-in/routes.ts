import type { RealnameInfo } from "@shiming/sdk";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { CityDeps } from "../deps.ts";
import { Refusal } from "../http/refusal.ts";
import { IDLE_MS } from "./sessions.ts";

const loginBody = {
  type: "object",
  required: ["auth_token"],
  properties: {
    auth_token: { type: "string", minLength: 1, maxLength: 512 },
    js_code: { type: "string", minLength: 1, maxLength: 512 },
  },
} as const;

/** `POST /login`: an `auth_token`, and the code of `wx.login`, for a session. `POST /logout`: its end. */
export function routeSignIn(app: FastifyInstance, deps: CityDeps): void {
  const { realname, sessions, mayLogIn, now } = deps;

  app.post<{ Body: { auth_token: string; js_code?: string } }>(
    "/login",
    { schema: { body: loginBody }, preValidation: async ({ ip }) => requireRoom(mayLogIn(ip)) },
    async (request) => {
      const { auth_token, js_code } = request.body;
      // First who it is: a consent is used up only where its withdrawal will be understood.
      const login = js_code === undefined ? undefined : await realname.login(js_code);
      const info = await realname.getRealnameInfo(auth_token);
      return { session: welcome(info, login?.openid, now(), deps), expires_in: IDLE_MS / 1000 };
    },
  );

  app.post("/logout", async (request, reply) => {
    sessions.close(bearerOf(request));
    return reply.code(204).send();
  });
}

/** @throws Refusal `too_many_requests` */
export function requireRoom(isRoom: boolean): void {
  if (!isRoom) throw new Refusal("too_many_requests");
}

/** Of name and ID number, what is kept is a sealed name and a keyed hash. @returns the token of a new session */
function welcome(
  info: RealnameInfo,
  openid: string | undefined,
  at: Date,
  { database, citizens, records, sessions }: CityDeps,
): string {
  return database.transaction(() => {
    const { id, recognition, isNew } = citizens.see(info, at);
    if (openid !== undefined) citizens.callBy(openid, id);
    if (isNew) records.invent(id, recognition, at);
    return sessions.open(id, at);
  })();
}

/** Whose session a request has. @throws Refusal `sign_in_needed`; `deleted` of somebody who withdrew */
export function requireCitizen(request: FastifyRequest, { sessions, now }: CityDeps): string {
  const token = bearerOf(request);
  const citizenId = sessions.use(token, now());
  if (citizenId !== undefined) return citizenId;
  const deletedAt = sessions.deletedAt(token);
  throw deletedAt ? new Refusal("deleted", { at: deletedAt }) : new Refusal("sign_in_needed");
}

function bearerOf({ headers }: FastifyRequest): string {
  return /^Bearer ([\w-]{43})$/i.exec(headers.authorization ?? "")?.[1] ?? "";
}
