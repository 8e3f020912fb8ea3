import type { IncomingMessage } from "node:http";
import { refuse } from "@shiming/core";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { receiveBody } from "../contract/body.ts";

/** The caller took too long. */
class BodyLate extends Error {
  readonly statusCode = 408;
  readonly code = "BODY_LATE";
}

/** The caller hung up: nobody hears the answer. */
class BodyCut extends Error {
  readonly statusCode = 400;
  readonly code = "BODY_CUT";
}

/**
 * Takes JSON bodies as bytes, which have to come in time: what is in them is judged in the order of the use case, and a
 * repeated request is known by its bytes.
 * @param longest bytes of a body
 */
export function takeJsonAsBytes(app: FastifyInstance, timeoutMs: number, longest?: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", async (_request: FastifyRequest, payload: IncomingMessage) => {
    const body = await receiveBody(payload, timeoutMs, longest);
    switch (body) {
      case "too_large":
        return refuse("body_too_large");
      case "late":
        throw new BodyLate();
      case "stalled":
        return refuse("platform_busy", { hint: STALLED });
      case "cut":
        throw new BodyCut();
      default:
        return body;
    }
  });
}

/** The request's body; empty when it has none. */
export function bytesOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

const STALLED = {
  en: "the platform paused while the body arrived; nothing was done, and the same call may be repeated",
  zh: "请求体到达时平台停顿了；什么都没有做，可以原样重试",
};
