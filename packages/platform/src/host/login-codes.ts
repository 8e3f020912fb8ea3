import { digestOf, issueLoginCode } from "@shiming/core";
import { endpoints, type LoginCodeAnswer } from "@shiming/wire";
import { LoginCodeAnswer as LoginCodeAnswerSchema } from "@shiming/wire/schemas";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { problemResponses } from "../problem/schema.ts";
import { bytesOf } from "../server/json-bytes.ts";
import { verifyAssertion } from "./assertion.ts";

/** `POST /host/login-codes` (contract §9). The body says nothing. */
export function registerLoginCodes(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.loginCodes;
  app.route({
    method,
    url: path,
    schema: {
      summary: "What wx.login gives a mini program about the user of the host who is in it",
      tags: ["host"],
      security: [{ assertion: [] }],
      response: { 201: LoginCodeAnswerSchema, ...problemResponses(401, 403, 409, 500) },
    },
    async handler(request, reply) {
      const at = deps.clock();
      const assertion = await verifyAssertion(request.headers.authorization, "mini_program", deps, at);
      const code = await issueLoginCode(assertion, digestOf(bytesOf(request)), deps, at);
      return reply.code(201).send(createLoginCodeResponse(code));
    },
  });
}

function createLoginCodeResponse(code: string): LoginCodeAnswer {
  return { js_code: code };
}
