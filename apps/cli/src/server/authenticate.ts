/** Who calls the API: a program by its token, or else a person by the session of a sign-in. */
import type { IncomingHttpHeaders } from "node:http";
import { type Actor, holderOfToken, type Stores } from "@shiming/core";

const BEARER = /^bearer +(\S+)$/i;

type SessionOf = (headers: IncomingHttpHeaders) => Promise<Actor | undefined>;

/** A call that brings a token stands by it alone: a bad one is not made up for by a cookie. */
export function createAuthenticate(
  stores: Pick<Stores, "apiTokens" | "staff" | "memberships">,
  sessionOf: SessionOf,
  clock: () => Date,
): SessionOf {
  return async (headers) => {
    const { authorization } = headers;
    if (authorization === undefined) return sessionOf(headers);
    const [, token] = BEARER.exec(authorization) ?? [];
    return token === undefined ? undefined : holderOfToken(token, stores, clock());
  };
}
