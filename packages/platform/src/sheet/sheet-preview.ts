import { type Operator, sampleConsent } from "@shiming/core";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import type { Pages } from "../pages/pages.ts";
import { metaOf, sendPage } from "../pages/send-page.ts";
import { createNotice } from "./notice.ts";

interface PreviewDeps extends Pick<Deps, "operator" | "baseUrl"> {
  readonly consoleAt: (baseUrl: string) => string;
}

/**
 * `GET /sheet-preview`: the consent sheet as it will be, for whoever applies. It has the platform's own words in it, knows
 * nobody, calls nothing, and shows what the console says: only the console may frame it, and it listens to nobody else.
 */
export function registerSheetPreview(
  app: FastifyInstance,
  pages: Pages,
  { operator, baseUrl, consoleAt }: PreviewDeps,
): void {
  const html = pages.preview.replace(...metaOf("sample", JSON.stringify(sampleOf(operator))));
  app.get("/sheet-preview", { schema: { hide: true } }, (request, reply) =>
    sendPage(html, { origins: [consoleAt(baseUrl())], operator }, request, reply),
  );
}

/** As the page reads it: `SheetSample` of `sheet/src/preview/sample.ts`. */
function sampleOf(operator: Operator) {
  const { notices, verification, influences, masked, items, itemWords, values } = sampleConsent(operator);
  return {
    notices: { "zh-CN": createNotice(notices["zh-CN"]), en: createNotice(notices.en) },
    verification: { "zh-CN": createNotice(verification["zh-CN"]), en: createNotice(verification.en) },
    influences: influences.map(({ of, text }) => ({ of, "zh-CN": text.zh, en: text.en })),
    masked_real_name: masked.realName,
    masked_credential_id: masked.credentialId,
    items,
    item_words: itemWords,
    values,
  };
}
