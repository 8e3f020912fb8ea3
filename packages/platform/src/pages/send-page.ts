import type { FastifyReply, FastifyRequest } from "fastify";
import { languageFor } from "./language.ts";

/** Nothing from elsewhere, nothing inline, no text that becomes markup except by the framework's own policy. */
const CONTENT_SECURITY_POLICY = [
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

/**
 * A page in the person's language. Who opened it is in the page too: the script sends its result to nobody else.
 * @param origins those that may frame it and are told its result
 */
export function sendPage(
  html: string,
  origins: readonly string[],
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
        .replace('name="host-origins" content=""', `name="host-origins" content="${origins.join(" ")}"`),
    );
}
