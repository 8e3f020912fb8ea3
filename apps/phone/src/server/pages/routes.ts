import { extname } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Refusal } from "../http/app.ts";
import type { PhoneParts } from "../parts.ts";
import { screenPolicy, shellPolicy } from "./policies.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

type PageParts = Pick<PhoneParts, "pages" | "origin" | "sheetOrigin">;

/** The phone's page, the screen in it, and what both load. */
export function registerPages(app: FastifyInstance, parts: PageParts): void {
  const { origin, sheetOrigin } = parts;
  const pages = onceLoaded(parts.pages);
  app.get("/", async (_request, reply) =>
    sendPage(reply, (await pages()).phone, shellPolicy(origin, sheetOrigin)),
  );
  app.get("/screen", async (_request, reply) =>
    sendPage(reply, (await pages()).screen, screenPolicy(origin)),
  );
  // A name carries the hash of its content, so what it names never changes. The screen has no origin: to it, all of
  // this is from elsewhere.
  app.get<{ Params: { name: string } }>("/pages/:name", async ({ params }, reply) => {
    const asset = (await pages()).assets.get(params.name);
    if (!asset) throw new Refusal(404, "There is no such file.");
    return reply
      .type(TYPES[extname(params.name)] ?? "application/octet-stream")
      .headers({ "cache-control": "public, max-age=31536000, immutable", "access-control-allow-origin": "*" })
      .send(asset);
  });
}

/** What could not be built is tried again, and whoever sees it has the sources to mend. */
function onceLoaded(load: PageParts["pages"]): PageParts["pages"] {
  let loading: ReturnType<PageParts["pages"]> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw new Refusal(503, error instanceof Error ? error.message : String(error));
    });
    return loading;
  };
}

function sendPage(reply: FastifyReply, html: string, policy: string): FastifyReply {
  return reply
    .type("text/html; charset=utf-8")
    .headers({
      "content-security-policy": policy,
      "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    })
    .send(html);
}
