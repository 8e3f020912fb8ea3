import { limits } from "@shiming/wire";
import type { FastifyInstance, FastifyRequest } from "fastify";

/**
 * Takes JSON bodies as bytes: what is in them is judged in the order of the use case, and a repeated request is known by
 * its bytes.
 */
export function takeJsonAsBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    "application/json",
    { parseAs: "buffer", bodyLimit: limits.bodyBytes },
    (_request, bytes, done) => done(null, bytes),
  );
}

/** The request's body; empty when it has none. */
export function bytesOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}
