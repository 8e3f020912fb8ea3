import { openSheetSession, requireSheetSession } from "@shiming/core";
import { endpoints, limits, pathOf } from "@shiming/wire";
import { PageSessionRequest } from "@shiming/wire/schemas";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { parseJsonObject } from "../contract/json-object.ts";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { bytesOf } from "../server/json-bytes.ts";
import { formatSessionCookie, type PageCookie, readCookies, sessionAmong, sheetCookie } from "./cookie.ts";

export interface SheetRequest {
  Params: { id: string };
}

/** The session that the sheet's cookie carries. */
export function sheetSessionOf(
  request: FastifyRequest<SheetRequest>,
  deps: Pick<Deps, "consents" | "hosts" | "sheetUrl">,
): Promise<string | undefined> {
  const { id } = request.params;
  const { name } = cookieOf(id, deps.sheetUrl());
  const values = readCookies(request.headers.cookie, name);
  return sessionAmong(values, (session) => requireSheetSession(id, session, deps));
}

function cookieOf(id: string, sheetUrl: string): PageCookie {
  return sheetCookie(pathOf(endpoints.consentSheet, id), sheetUrl.startsWith("https:"));
}

/** `POST /consent/{id}/session` (contract §8). */
export function registerSheetSession(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.consentSession;
  app.route<SheetRequest>({
    method,
    url: path,
    schema: {
      summary: "Spends the secret of the sheet's URL for a cookie",
      tags: ["sheet"],
      body: PageSessionRequest,
      response: { 204: { description: "The cookie is set" }, ...problemResponses(400, 401, 403, 404, 409) },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const { secret, framed } = parseJsonObject(bytesOf(request));
      const session = await openSheetSession(id, secret, deps, deps.clock());
      return reply
        .code(204)
        .header(
          "set-cookie",
          createCookie(id, session, { sheetUrl: deps.sheetUrl(), isFramed: framed === true }),
        )
        .send();
    },
  });
}

function createCookie(
  id: string,
  session: string,
  { sheetUrl, isFramed }: { readonly sheetUrl: string; readonly isFramed: boolean },
): string {
  return formatSessionCookie({
    ...cookieOf(id, sheetUrl),
    value: session,
    isSecure: sheetUrl.startsWith("https:"),
    isFramed,
    maxAge: limits.consentRequestSeconds,
  });
}
