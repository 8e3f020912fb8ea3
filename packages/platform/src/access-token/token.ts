import { type ClientCredential, issueToken } from "@shiming/core";
import { endpoints, GRANT_TYPE, query as names } from "@shiming/wire";
import { ErrorAnswer, TokenAnswer } from "@shiming/wire/schemas";
import Type from "typebox";
import type { ContractEndpoint } from "../contract/endpoint.ts";
import { misspeltParameter, type Query } from "../contract/query.ts";
import type { Deps } from "../deps.ts";
import { createTokenResponse } from "./response.ts";

/** `GET /cgi-bin/token` (contract §3). */
export function tokenEndpoint(deps: Deps): ContractEndpoint {
  return {
    ...endpoints.token,
    schema: {
      summary: "A new access token",
      tags: ["access token"],
      querystring: Type.Object({
        [names.grantType]: Type.Literal(GRANT_TYPE),
        [names.appid]: Type.String(),
        [names.secret]: Type.String(),
      }),
      response: { 200: Type.Union([TokenAnswer, ErrorAnswer]) },
    },
    async answer(call) {
      const credential = parseTokenRequest(call.query);
      const issued = await issueToken(credential, deps, deps.clock());
      return createTokenResponse(issued);
    },
  };
}

function parseTokenRequest(query: Query): ClientCredential {
  return {
    grantType: query[names.grantType],
    appid: query[names.appid],
    secret: query[names.secret],
    misplaced: (field) => misspeltParameter(query, field),
  };
}
