import { extname } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createProblem, sendProblem } from "../problem/problem.ts";
import type { Pages } from "./pages.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Beside a file there may be one with the same bytes encoded so, under the name of the file with this ending. */
const ENCODINGS = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

export type Assets = Pages["assets"];

/** `GET /pages/{name}`: a name carries the hash of its content, so what it names never changes. */
export function registerAssets(app: FastifyInstance, { assets }: Pages): void {
  app.get<{ Params: { name: string } }>("/pages/:name", { schema: { hide: true } }, (request, reply) =>
    sendAsset(assets, request.params.name, request, reply),
  );
}

/** In the smallest form that the browser takes. */
export function sendAsset(
  assets: Assets,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const type = TYPES[extname(name)] ?? "application/octet-stream";
  const isEncoded = ENCODINGS.some(({ ending }) => name.endsWith(ending));
  const asset = isEncoded ? undefined : assets.get(name);
  if (!asset) return sendProblem(reply, createProblem({ status: 404 }));
  reply.type(type).headers({
    "cache-control": "public, max-age=31536000, immutable",
    "cross-origin-resource-policy": "same-origin",
    vary: "accept-encoding",
  });
  const encoding = ENCODINGS.find(
    (each) => assets.has(name + each.ending) && accepts(request.headers["accept-encoding"], each.name),
  );
  if (!encoding) return reply.send(asset);
  return reply.header("content-encoding", encoding.name).send(assets.get(name + encoding.ending));
}

/** RFC 9110 §12.5.3, as far as browsers use it: a coding that is named, and not refused by `q=0`. */
function accepts(header: string | string[] | undefined, coding: string): boolean {
  return `${header ?? ""}`.split(",").some((each) => {
    const [name = "", ...parameters] = each.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return name === coding && (quality === undefined || Number(quality) > 0);
  });
}
