import { type ClientCredential, exchangeLoginCode, type Login } from "@shiming/core";
import { endpoints, LOGIN_GRANT_TYPE, query as names } from "@shiming/wire";
import { ErrorAnswer, SessionAnswer } from "@shiming/wire/schemas";
import Type from "typebox";
import type { ContractEndpoint } from "../contract/endpoint.ts";
import { misspeltParameter, type Query } from "../contract/query.ts";
import type { Deps } from "../deps.ts";

/** `GET /sns/jscode2session` (contract §9). */
export function jsCodeToSessionEndpoint(deps: Deps): ContractEndpoint {
  return {
    ...endpoints.jsCodeToSession,
    schema: {
      summary: "Who is in the mini program, by the js_code of its wx.login",
      tags: ["verification"],
      querystring: Type.Object({
        [names.appid]: Type.String(),
        [names.secret]: Type.String(),
        [names.jsCode]: Type.String(),
        [names.grantType]: Type.Literal(LOGIN_GRANT_TYPE),
      }),
      response: { 200: Type.Union([SessionAnswer, ErrorAnswer]) },
    },
    async answer({ query }) {
      const login = await exchangeLoginCode(parseClient(query), query[names.jsCode], deps, deps.clock());
      return createSessionResponse(login);
    },
  };
}

function parseClient(query: Query): ClientCredential {
  return {
    grantType: query[names.grantType],
    appid: query[names.appid],
    secret: query[names.secret],
    misplaced: (field) => misspeltParameter(query, field),
  };
}

function createSessionResponse({ openid, sessionKey }: Login) {
  return { openid, session_key: sessionKey };
}
