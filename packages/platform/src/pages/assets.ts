import { extname } from "node:path";
import type { FastifyInstance } from "fastify";
import { createProblem, sendProblem } from "../problem/problem.ts";
import type { Pages } from "./pages.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** `GET /pages/{name}`: a name carries the hash of its content, so what it names never changes. */
export function registerAssets(app: FastifyInstance, { assets }: Pages): void {
  app.get<{ Params: { name: string } }>("/pages/:name", { schema: { hide: true } }, (request, reply) => {
    const { name } = request.params;
    const asset = assets.get(name);
    if (!asset) return sendProblem(reply, createProblem({ status: 404 }));
    return reply
      .type(TYPES[extname(name)] ?? "application/octet-stream")
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("cross-origin-resource-policy", "same-origin")
      .send(asset);
  });
}
