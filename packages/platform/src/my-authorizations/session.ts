import { openPersonSession, requirePerson } from "@shiming/core";
import { endpoints } from "@shiming/wire";
import { PageSessionRequest } from "@shiming/wire/schemas";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { parseJsonObject } from "../contract/json-object.ts";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { bytesOf } from "../server/json-bytes.ts";
import {
  formatSessionCookie,
  meCookie,
  type PageCookie,
  readCookies,
  sessionAmong,
} from "../sheet/cookie.ts";

/** The session that the cookie of "my authorizations" carries. */
export function personSessionOf(
  request: FastifyRequest,
  deps: Pick<Deps, "guardians" | "hosts" | "identities" | "sessions" | "sheetUrl">,
  at: Date,
): Promise<string | undefined> {
  const { name } = cookieOf(deps.sheetUrl());
  const values = readCookies(request.headers.cookie, name);
  return sessionAmong(values, (session) => requirePerson(session, deps, at));
}

function cookieOf(sheetUrl: string): PageCookie {
  return meCookie(endpoints.mePage.path, sheetUrl.startsWith("https:"));
}

/** `POST /me/session`: as the sheet does. */
export function registerMySession(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.meSession;
  app.route({
    method,
    url: path,
    schema: {
      summary: "Spends the secret of the page's URL for a cookie",
      tags: ["my authorizations"],
      body: PageSessionRequest,
      response: { 204: { description: "The cookie is set" }, ...problemResponses(400, 401, 403) },
    },
    async handler(request, reply) {
      const { secret } = parseJsonObject(bytesOf(request));
      const session = await openPersonSession(secret, deps, deps.clock());
      return reply.code(204).header("set-cookie", createCookie(session, deps.sheetUrl())).send();
    },
  });
}

/** The platform ends the session; the browser need not know when. */
function createCookie(session: string, sheetUrl: string): string {
  const isSecure = sheetUrl.startsWith("https:");
  return formatSessionCookie({ ...cookieOf(sheetUrl), value: session, isSecure });
}
