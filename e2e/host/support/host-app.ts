/** A host with a page: its back end of `@shiming/host`, as the guide has it, its page of `@shiming/host/browser`. */
import { HostError, type RealnameHost } from "@shiming/host";
import express, { type Express, type Request, type Response } from "express";
import { startPlatform, type TestPlatform } from "../../support/platform.ts";
import { registerOrigins, startSheetPlatform } from "../../support/sheet-pages.ts";
import { importMap, moduleAt } from "./browser-half.ts";
import { createHost, questionOf } from "./host.ts";
import { startServer } from "./server.ts";
import { startStandInSheet } from "./stand-in-sheet.ts";

const pageOf = (
  content: unknown,
) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>办事</title>
<script type="importmap">${importMap}</script>
<script type="module">
import { openRealnameAuth } from "@shiming/host/browser";
window.openRealnameAuth = openRealnameAuth;
window.details = JSON.parse(sessionStorage.details ?? "[]");
addEventListener("getrealnameauthinfo", ({ detail }) => {
  details.push(detail);
  sessionStorage.details = JSON.stringify(details);
});
document.body.dataset.ready = "";
</script><body><main><h1>办事大厅</h1>${content}</main></body></html>`;

export interface HostApp {
  readonly platform: TestPlatform;
  readonly host: RealnameHost;
  readonly url: string;
  /** The consent requests that were opened for a user, in their order. */
  idsOf(userId: string): readonly string[];
  close(): Promise<void>;
}

/** With a sheet that does what a test tells it to, unless the platform's own is wanted. */
export async function startHostApp(sheet: "stand-in" | "real"): Promise<HostApp> {
  const ids = new Map<string, string[]>();
  const app = express().use(express.json());
  const pages = await startServer(app);
  const { platform, close } = sheet === "real" ? await startWithSheet() : await startWithStandIn(pages.url);
  if (sheet === "real") await registerOrigins(platform, "https://elsewhere.example", pages.url);
  const host = createHost(platform);

  app.post("/realname-auth", async (request, response) => {
    const { userId, jti } = signedIn(request);
    try {
      const question = questionOf(platform, userId, { categoryId: request.body.category_id, jti });
      const { id, sheetUrl } = await host.requestConsent(question);
      ids.set(userId, [...(ids.get(userId) ?? []), id]);
      response.status(201).set("cache-control", "no-store").json({ id, sheet_url: sheetUrl });
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const problem = error.toProblem();
      response.status(problem.status).type("application/problem+json").json(problem);
    }
  });
  addFaultyEndpoints(app);
  app.get("/", sendPage);
  app.get("/{*path}", sendModule);

  return {
    platform,
    host,
    url: pages.url,
    idsOf: (userId) => ids.get(userId) ?? [],
    async close() {
      await pages.close();
      await close();
    },
  };
}

interface Served {
  readonly platform: TestPlatform;
  close(): Promise<void>;
}

async function startWithSheet(): Promise<Served> {
  const platform = await startSheetPlatform();
  return { platform, close: () => platform.close() };
}

async function startWithStandIn(hostOrigin: string): Promise<Served> {
  const sheet = await startStandInSheet(() => platform.url, ["https://elsewhere.example", hostOrigin]);
  const platform = await startPlatform({ config: { sheetUrl: sheet.url } });
  return {
    platform,
    async close() {
      await sheet.close();
      await platform.close();
    },
  };
}

/** The user is known by the page's address, for want of a sign-in. */
function signedIn(request: Request): { userId: string; jti: string | undefined } {
  const { searchParams } = new URL(request.get("referer") ?? "");
  return { userId: searchParams.get("user") ?? "", jti: searchParams.get("jti") ?? undefined };
}

function addFaultyEndpoints(app: Express): void {
  app.post("/silent", () => {});
  app.post("/script", (_request, response) => void response.json({ sheet_url: "javascript:opener.pwned=1" }));
  app.post("/signed-out", (_request, response) => void response.status(401).json({ error: "sign in" }));
}

/** `?user=…&button=…` is a page of that user with that button; `&sandboxed` one that may open no window. */
function sendPage({ query }: Request, response: Response): void {
  if ("sandboxed" in query)
    response.set("content-security-policy", "sandbox allow-scripts allow-same-origin");
  response.type("text/html").send(pageOf(query.button ?? ""));
}

function sendModule({ path }: Request, response: Response): void {
  const module = moduleAt(path);
  if (module === undefined) response.sendStatus(404);
  else response.type("text/javascript").send(module);
}
