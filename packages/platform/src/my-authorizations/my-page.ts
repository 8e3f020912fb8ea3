import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import type { Pages } from "../pages/pages.ts";
import { sendPage } from "../pages/send-page.ts";

/** `GET /me`: in nobody's frame, because the page cannot know whose user will look at it. */
export function registerMyPage(
  app: FastifyInstance,
  pages: Pages,
  { operator }: Pick<Deps, "operator">,
): void {
  const { method, path } = endpoints.mePage;
  app.route({
    method,
    url: path,
    schema: {
      summary: 'The page of "my authorizations"',
      tags: ["my authorizations"],
      produces: ["text/html"],
    },
    handler: (request, reply) => sendPage(pages.my, { origins: [], operator }, request, reply),
  });
}
