import type { Operator } from "@shiming/core";
import type { FastifyReply, FastifyRequest } from "fastify";
import { createOperator } from "../sheet/notice.ts";
import { languageFor } from "./language.ts";

/** Nothing from elsewhere, nothing inline, no text that becomes markup except by the framework's own policy. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types vue",
];

export interface PageContext {
  /** Those that may frame it and are told its result: the script sends it to nobody else. */
  readonly origins: readonly string[];
  readonly operator: Operator;
}

/** A page in the person's language. Who opened it is in the page, and whose it is: also where nothing else can be told. */
export function sendPage(
  html: string,
  { origins, operator }: PageContext,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { lang } = request.query as { lang?: unknown };
  const language = languageFor(lang, request.headers["accept-language"]);
  const frameAncestors = `frame-ancestors ${origins.join(" ") || "'none'"}`;
  return reply
    .headers({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": [...CONTENT_SECURITY_POLICY, frameAncestors].join("; "),
      "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    })
    .send(
      html
        .replace('<html lang="zh-CN">', `<html lang="${language}">`)
        .replace(...metaOf("host-origins", origins.join(" ")))
        .replace(...metaOf("operator", JSON.stringify(createOperator(operator)))),
    );
}

/** Where the built page has an empty one. Not a text to replace by: `$&` in a name is no pattern. */
export function metaOf(name: string, content: string): [string, () => string] {
  const escaped = content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return [`name="${name}" content=""`, () => `name="${name}" content="${escaped}"`];
}
