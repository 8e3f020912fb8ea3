import { type VerificationCall, type VerificationFields, verifyRealname } from "@shiming/core";
import {
  createVerificationAnswer,
  endpoints,
  misplacedField,
  query as names,
  verificationFields,
} from "@shiming/wire";
import { ErrorAnswer, VerificationAnswer, VerificationRequest } from "@shiming/wire/schemas";
import Type from "typebox";
import type { ContractCall, ContractEndpoint } from "../contract/endpoint.ts";
import type { JsonObject } from "../contract/json-object.ts";
import { accessTokenOf } from "../contract/query.ts";
import type { Deps } from "../deps.ts";

/**
 * `POST /intp/realname/checkrealnameinfo` (contract §9). Who calls is read where it stands, and not as it was half a second ago: what
 * is taken from a mini program ends its verifications at once.
 */
export function checkRealnameInfoEndpoint(deps: Deps): ContractEndpoint {
  return {
    ...endpoints.checkRealnameInfo,
    countedAs: "checkrealnameinfo",
    schema: {
      summary: "Whether a name and an ID number are those of the user who has consented to be verified",
      tags: ["verification"],
      querystring: Type.Object({ [names.accessToken]: Type.String() }),
      body: VerificationRequest,
      response: { 200: Type.Union([VerificationAnswer, ErrorAnswer]) },
    },
    async answer(call) {
      const request = parseVerificationRequest(call);
      const result = await verifyRealname(request, deps, deps.clock());
      return createVerificationAnswer(result);
    },
  };
}

function parseVerificationRequest({ query, readBody, requestId }: ContractCall): VerificationCall {
  return { accessToken: accessTokenOf(query), readFields: () => parseFields(readBody()), requestId };
}

function parseFields(body: JsonObject): VerificationFields {
  return {
    openid: body[verificationFields.openid],
    realName: body[verificationFields.realName],
    credId: body[verificationFields.credId],
    credType: body[verificationFields.credType],
    code: body[verificationFields.code],
    misplaced: (field) => misplacedField(body, field),
  };
}
