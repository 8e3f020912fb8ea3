/** `/`: where somebody who opened the API's address goes from there. A page for browsers, JSON for programs. */
import { createHash } from "node:crypto";
import type { NoticeLanguage, Text } from "@shiming/core";
import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import { languageFor } from "../pages/language.ts";

export interface FrontPageLink {
  /** In JSON. */
  readonly name: string;
  readonly label: Text;
  /** May depend on the base URL, which is known only once the port is bound. */
  readonly url: (baseUrl: string) => string;
}

const OPENAPI: FrontPageLink = {
  name: "openapi",
  label: { en: "every call, as OpenAPI", zh: "全部接口（OpenAPI）" },
  url: (baseUrl) => `${baseUrl}/openapi.json`,
};

/** What a service provider's back end calls, and a host's. */
const CALLS = [
  endpoints.token,
  endpoints.stableToken,
  endpoints.categories,
  endpoints.realnameInfo,
  endpoints.consentRequests,
];

const WORDS = {
  intro: {
    en: "This address is for the back ends of mini programs and hosts.",
    zh: "这是供小程序后台与宿主后台调用的地址。",
  },
  calls: { en: "What they call", zh: "可调用的接口" },
  links: { en: "Where to go from here", zh: "从这里出发" },
} as const satisfies Record<string, Text>;

const STYLE = `body { margin: 3rem auto; padding: 0 1.25rem; max-width: 40rem; color: #191919; background: #fff;
  font: 1rem/1.7 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif }
h1 { font-size: 1.5rem } h2 { margin: 2rem 0 0.5rem; font-size: 1rem }
ul { margin: 0; padding: 0; list-style: none } li { padding: 0.25rem 0 }
a { color: #067a3e } code { overflow-wrap: anywhere }
@media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #111 } a { color: #3ccf7f } }`;

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
    "img-src data:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
};

export function registerFrontPage(
  app: FastifyInstance,
  baseUrl: () => string,
  links: readonly FrontPageLink[] = [],
): void {
  app.get("/", { schema: { hide: true } }, (request, reply) => {
    const all = [...links, OPENAPI].map((link) => ({ ...link, url: link.url(baseUrl()) }));
    reply.header("vary", "accept, accept-language");
    if (!request.headers.accept?.includes("text/html")) {
      return { name: "Shiming", ...Object.fromEntries(all.map(({ name, url }) => [name, url])) };
    }
    const language = languageFor(undefined, request.headers["accept-language"]);
    return reply.headers(HEADERS).send(pageOf(all, language));
  });
}

function pageOf(links: readonly { label: Text; url: string }[], language: NoticeLanguage): string {
  const say = (text: Text) => (language === "en" ? text.en : text.zh);
  const list = links.map(({ label, url }) => `<li><a href="${escaped(url)}">${escaped(say(label))}</a></li>`);
  const calls = CALLS.map(({ method, path }) => `<li><code>${method} ${path}</code></li>`);
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>实名 Shiming</title><style>${STYLE}</style>
<body><main><h1>实名 Shiming</h1><p>${say(WORDS.intro)}</p>
<h2>${say(WORDS.links)}</h2><ul>${list.join("")}</ul>
<h2>${say(WORDS.calls)}</h2><ul>${calls.join("")}</ul></main></body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
