import type { Operator } from "@shiming/core";
import type { FastifyReply } from "fastify";
import { CONTENT_SECURITY_POLICY, metaOf } from "../pages/send-page.ts";
import { createOperator } from "../sheet/notice.ts";

export interface ConsolePageContext {
  readonly operator: Operator;
  readonly hasSingleSignOn: boolean;
}

const PERMISSIONS = [
  ...["camera", "geolocation", "microphone", "payment", "usb"].map((feature) => `${feature}=()`),
  ...["publickey-credentials-create", "publickey-credentials-get"].map((feature) => `${feature}=(self)`),
];

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [...CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": PERMISSIONS.join(", "),
};

/** Whose platform it is stands in the page: also somebody who has not signed in sees where they are. */
export function sendConsolePage(
  html: string,
  { operator, hasSingleSignOn }: ConsolePageContext,
  reply: FastifyReply,
): FastifyReply {
  return reply
    .headers(HEADERS)
    .send(
      html
        .replace(...metaOf("operator", JSON.stringify(createOperator(operator))))
        .replace(...metaOf("single-sign-on", hasSingleSignOn ? "yes" : "")),
    );
}
