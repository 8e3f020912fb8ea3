/** The project's documents, for a browser: `docs.localhost`, beside the sandbox on its port. */
import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Site } from "@shiming/platform";
import { marked } from "marked";

const PROJECT = new URL("../../../../", import.meta.url);
/** What a reader may open: nothing outside of the documents, whatever the path says. */
const DOCUMENT =
  /^(?:[A-Z]+|docs\/[\w-]+|decisions\/[\w-]+|(?:packages|examples)\/[\w-]+\/README)(?:\.zh-CN)?\.md$/;
const PICTURE = /^docs\/screens\/[\w-]+\.png$/;

const STYLE = `body { margin: 2rem auto; padding: 0 1.25rem; max-width: 52rem; color: #191919; background: #fff;
  font: 1rem/1.7 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif }
a { color: #067a3e } img { max-width: 100% } code { font-size: 0.9em }
pre { padding: 0.75rem 1rem; overflow-x: auto; background: #f2f2f2; border-radius: 0.5rem }
table { display: block; overflow-x: auto; border-collapse: collapse } th, td { padding: 0.25rem 0.625rem;
  border: 1px solid #ddd; text-align: start; vertical-align: top }
@media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #111 } a { color: #3ccf7f }
  pre { background: #1c1c1c } th, td { border-color: #333 } }`;

export const documents: Site = (request, response) => {
  const path = new URL(request.url ?? "/", "http://docs").pathname.slice(1) || readmeFor(request);
  const found = isShown(path) ? readDocument(path) : undefined;
  if (!found) return void response.writeHead(404, { "content-type": "text/plain" }).end("Not found.\n");
  response.writeHead(200, {
    "content-type": found.type,
    "content-security-policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
    "x-content-type-options": "nosniff",
  });
  response.end(found.content);
};

/** Whose browser asks for Chinese first gets the Chinese one. */
const readmeFor = ({ headers }: IncomingMessage) =>
  /^\s*zh/i.test(headers["accept-language"] ?? "") ? "README.zh-CN.md" : "README.md";

const isShown = (path: string) => DOCUMENT.test(path) || PICTURE.test(path);

function readDocument(path: string): { type: string; content: Buffer | string } | undefined {
  try {
    const content = readFileSync(fileURLToPath(new URL(path, PROJECT)));
    if (extname(path) === ".png") return { type: "image/png", content };
    return { type: "text/html; charset=utf-8", content: pageOf(path, content.toString()) };
  } catch {
    return undefined;
  }
}

function pageOf(path: string, markdown: string): string {
  const language = path.endsWith(".zh-CN.md") ? "zh-CN" : "en";
  const title = /^# +(.+)$/m.exec(markdown)?.[1] ?? path;
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title.replaceAll("<", "&lt;")}</title><style>${STYLE}</style>
<body>${marked.parse(markdown, { async: false })}</body></html>
`;
}
