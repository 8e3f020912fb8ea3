import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import { createPage, PAGE_HEADERS } from "../sheet/page.ts";

const PAGE = createPage(
  "我的授权",
  "这里列出您给出过的实名授权。请从宿主应用中打开“我的授权”，查看或撤回它们。",
);

/** `GET /me`. */
export function registerMyPage(app: FastifyInstance): void {
  const { method, path } = endpoints.mePage;
  app.route({
    method,
    url: path,
    schema: {
      summary: 'The page of "my authorizations"',
      tags: ["my authorizations"],
      produces: ["text/html"],
    },
    handler: (_request, reply) => reply.headers(PAGE_HEADERS).send(PAGE),
  });
}
