import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * The frame in which files of strangers are drawn: without an origin also where somebody opens it by itself, in nobody's frame
 * but the console's, and reaching nothing but its own scripts. It has no `'self'`, so its host is spelt out.
 */
export function sendPaper(html: string, { host }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const own = `http://${host} https://${host}`;
  const policy = [
    "sandbox allow-scripts",
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    `frame-ancestors ${own}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return reply
    .headers({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.join("; "),
      "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    })
    .send(html);
}
