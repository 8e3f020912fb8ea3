import type { KeyObject } from "node:crypto";
import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { verifierKeyOf } from "../log/verifier-key.ts";
import type { Pages } from "../pages/pages.ts";
import { metaOf, sendPage } from "../pages/send-page.ts";

/** `GET /receipts`: checks a receipt where it was opened, by the key that is in the page. Nothing is sent anywhere. */
export function registerReceiptPage(
  app: FastifyInstance,
  pages: Pages,
  { log, logKey, operator }: Pick<Deps, "log" | "operator"> & { readonly logKey: KeyObject | undefined },
): void {
  const { method, path } = endpoints.receiptPage;
  app.route({
    method,
    url: path,
    schema: {
      summary: "The page that checks receipts",
      tags: ["my authorizations"],
      produces: ["text/html"],
    },
    async handler(request, reply) {
      const key = logKey && (await verifierKeyOf(logKey, { log }));
      const page = pages.receipt.replace(...metaOf("log-key", key ?? ""));
      return sendPage(page, { origins: [], operator }, request, reply);
    },
  });
}
