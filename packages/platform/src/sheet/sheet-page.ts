import { hostOriginsOf } from "@shiming/core";
import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import type { Pages } from "../pages/pages.ts";
import { sendPage } from "../pages/send-page.ts";
import type { SheetRequest } from "./session.ts";

/** `GET /consent/{id}` (contract §8). It tells nothing of the request: that takes the session. */
export function registerSheetPage(app: FastifyInstance, pages: Pages, deps: Deps): void {
  const { method, path } = endpoints.consentSheet;
  app.route<SheetRequest>({
    method,
    url: path,
    schema: { summary: "The page of the sheet", tags: ["sheet"], produces: ["text/html"] },
    async handler(request, reply) {
      const origins = await hostOriginsOf(request.params.id, deps);
      return sendPage(pages.sheet, { origins, operator: deps.operator }, request, reply);
    },
  });
}
