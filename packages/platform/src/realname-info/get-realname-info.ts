import { exchangeAuthToken, type RealnameInfoCall, type RealnameInfoFields } from "@shiming/core";
import {
  createRealnameInfoAnswer,
  endpoints,
  misplacedField,
  query as names,
  requestFields,
} from "@shiming/wire";
import {
  DisclosureAnswer,
  ErrorAnswer,
  RealnameInfoAnswer,
  RealnameInfoRequest,
} from "@shiming/wire/schemas";
import Type from "typebox";
import type { ContractCall, ContractEndpoint } from "../contract/endpoint.ts";
import type { JsonObject } from "../contract/json-object.ts";
import { accessTokenOf } from "../contract/query.ts";
import type { Deps } from "../deps.ts";

/** `POST /cgi-bin/wxopen/getrealnameinfo` (contract §5). */
export function getRealnameInfoEndpoint(deps: Deps): ContractEndpoint {
  const exchange = { ...deps, ...deps.callers, certificates: deps.merchants };
  return {
    ...endpoints.realnameInfo,
    countedAs: "getrealnameinfo",
    schema: {
      summary:
        "Exchanges an auth_token for what the person consented to, encrypted to the merchant's certificate",
      tags: ["real-name information"],
      querystring: Type.Object({ [names.accessToken]: Type.String() }),
      body: RealnameInfoRequest,
      response: { 200: Type.Union([RealnameInfoAnswer, DisclosureAnswer, ErrorAnswer]) },
    },
    async answer(call) {
      const request = parseRealnameInfoRequest(call);
      const released = await exchangeAuthToken(request, exchange, deps.clock());
      return createRealnameInfoResponse(released);
    },
  };
}

function parseRealnameInfoRequest({ query, readBody, requestId }: ContractCall): RealnameInfoCall {
  return { accessToken: accessTokenOf(query), readFields: () => parseFields(readBody()), requestId };
}

function parseFields(body: JsonObject): RealnameInfoFields {
  return {
    authToken: body[requestFields.authToken],
    mchId: body[requestFields.mchId],
    certSerialNo: body[requestFields.certSerialNo],
    timestamp: body[requestFields.timestamp],
    sign: body[requestFields.sign],
    misplaced: (field) => misplacedField(body, field),
  };
}

function createRealnameInfoResponse(
  released: Awaited<ReturnType<typeof exchangeAuthToken>>,
): DisclosureAnswer {
  return createRealnameInfoAnswer({
    realName: released.encryptedRealName,
    credentialId: released.encryptedCredentialId,
    claims: released.encryptedClaims,
    certSerialNo: released.certSerialNo,
  });
}
