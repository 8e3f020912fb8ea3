import { type ClientCredential, issueStableToken, refuse } from "@shiming/core";
import { endpoints, misplacedField, query as names } from "@shiming/wire";
import { ErrorAnswer, StableTokenRequest, TokenAnswer } from "@shiming/wire/schemas";
import Type from "typebox";
import type { ContractEndpoint } from "../contract/endpoint.ts";
import type { JsonObject } from "../contract/json-object.ts";
import type { Deps } from "../deps.ts";
import { createTokenResponse } from "./response.ts";

/** `POST /cgi-bin/stable_token` (contract §3). */
export function stableTokenEndpoint(deps: Deps): ContractEndpoint {
  return {
    ...endpoints.stableToken,
    schema: {
      summary: "The access token that all servers of a mini program share",
      tags: ["access token"],
      body: StableTokenRequest,
      response: { 200: Type.Union([TokenAnswer, ErrorAnswer]) },
    },
    async answer(call) {
      const { credential, forceRefresh } = parseStableTokenRequest(call.readBody());
      const issued = await issueStableToken(credential, forceRefresh, deps, deps.clock());
      return createTokenResponse(issued);
    },
  };
}

function parseStableTokenRequest(body: JsonObject): { credential: ClientCredential; forceRefresh: boolean } {
  const forceRefresh = body.force_refresh ?? false;
  if (typeof forceRefresh !== "boolean")
    refuse("body_malformed", {
      hint: { en: "force_refresh is true or false", zh: "force_refresh 只能是 true 或 false" },
    });
  const credential: ClientCredential = {
    grantType: body[names.grantType],
    appid: body[names.appid],
    secret: body[names.secret],
    misplaced: (field) => misplacedField(body, field),
  };
  return { credential, forceRefresh };
}
