import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import { createPage, PAGE_HEADERS } from "./page.ts";

const PAGE = createPage(
  "实名授权",
  "这是一次实名授权请求的页面。请在宿主应用中打开授权界面，查看由谁、为何请求您的信息，再决定是否同意。",
);

/** `GET /consent/{id}` (contract §8): the same for every id, so it tells nothing. */
export function registerSheetPage(app: FastifyInstance): void {
  const { method, path } = endpoints.consentSheet;
  app.route({
    method,
    url: path,
    schema: { summary: "The page of the sheet", tags: ["sheet"], produces: ["text/html"] },
    handler: (_request, reply) => reply.headers(PAGE_HEADERS).send(PAGE),
  });
}
