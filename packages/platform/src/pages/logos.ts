import { logoTypeOf } from "@shiming/core";
import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";

/** `GET /logos/{digest}`: a picture and nothing else, also for whoever opens it by itself. Its name never changes its content. */
export function registerLogos(app: FastifyInstance, deps: Deps): void {
  const { method, path } = endpoints.logo;
  app.route<{ Params: { id: string } }>({
    method,
    url: path,
    schema: { hide: true },
    async handler(request, reply) {
      const image = await deps.logos.find(request.params.id);
      const type = image && logoTypeOf(image);
      if (!image || !type) return sendProblem(reply, createProblem({ status: 404 }));
      return reply
        .headers({
          "content-type": type,
          "cache-control": "public, max-age=31536000, immutable",
          "content-security-policy": "default-src 'none'; sandbox",
          "cross-origin-resource-policy": "same-origin",
        })
        .send(image);
    },
  });
}
