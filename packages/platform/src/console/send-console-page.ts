import type { Operator } from "@shiming/core";
import type { FastifyReply } from "fastify";
import { CONTENT_SECURITY_POLICY, metaOf } from "../pages/send-page.ts";
import { createOperator } from "../sheet/notice.ts";

export interface ConsolePageContext {
  readonly operator: Operator;
  readonly hasSingleSignOn: boolean;
  /** Of the consent sheet, which the page of an application frames: its preview, and nothing else, lets it. */
  readonly sheetUrl: () => string;
}

const PERMISSIONS = [
  ...["camera", "geolocation", "microphone", "payment", "usb"].map((feature) => `${feature}=()`),
  ...["publickey-credentials-create", "publickey-credentials-get"].map((feature) => `${feature}=(self)`),
];

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": PERMISSIONS.join(", "),
};

/** Whose platform it is stands in the page: also somebody who has not signed in sees where they are. */
export function sendConsolePage(
  html: string,
  { operator, hasSingleSignOn, sheetUrl }: ConsolePageContext,
  reply: FastifyReply,
): FastifyReply {
  const sheet = new URL(sheetUrl()).origin;
  const policy = [...CONTENT_SECURITY_POLICY, "frame-ancestors 'none'", `frame-src 'self' ${sheet}`];
  return reply.headers({ ...HEADERS, "content-security-policy": policy.join("; ") }).send(
    html
      .replace(...metaOf("operator", JSON.stringify(createOperator(operator))))
      .replace(...metaOf("sheet", sheet))
      .replace(...metaOf("single-sign-on", hasSingleSignOn ? "yes" : "")),
  );
}
