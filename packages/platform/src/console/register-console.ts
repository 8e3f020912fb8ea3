/** The console's page at each of its paths, what the page loads, and nothing else of the platform but the API. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { sendAsset } from "../pages/assets.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";
import type { ConsoleParts } from "./console-parts.ts";
import { consoleConstraint, isForConsole, isServedOnConsole, ON_CONSOLE } from "./on-console.ts";
import { type ConsolePageContext, sendConsolePage } from "./send-console-page.ts";
import { sendPaper } from "./send-paper.ts";

type Told = Pick<ConsolePageContext, "operator" | "sheetUrl">;

export function registerConsole(
  app: FastifyInstance,
  { pages, paths, hasSingleSignOn }: ConsoleParts,
  { operator, sheetUrl }: Told,
): void {
  const context = { operator, hasSingleSignOn, sheetUrl };
  const options = {
    constraints: ON_CONSOLE,
    config: { isOnConsole: true },
    schema: { hide: true },
  } as const;
  for (const path of paths) {
    app.get(path, options, async (_request, reply) => sendConsolePage((await pages()).html, context, reply));
  }
  app.get("/paper", options, async (request, reply) => sendPaper((await pages()).paper, request, reply));
  // A frame without an origin asks for its scripts as a stranger does.
  app.get<{ Params: { name: string } }>("/pages/:name", options, async (request, reply) =>
    sendAsset(
      (await pages()).assets,
      request.params.name,
      request,
      reply.header("access-control-allow-origin", "*"),
    ),
  );
}

/** To be called before any route is registered: a hook is for the routes that come after it. */
export function keepConsoleApart(
  app: FastifyInstance,
  { hostName, pages, hasSingleSignOn }: ConsoleParts,
  told: Told,
): void {
  app.addConstraintStrategy(consoleConstraint(hostName));
  app.addHook("onRequest", async (request, reply) => {
    if (!isForConsole(request, hostName) || isServedOnConsole(request)) return;
    if (!isNavigation(request)) return sendProblem(reply, createProblem({ status: 404 }));
    const { html } = await pages();
    return sendConsolePage(html, { ...told, hasSingleSignOn }, reply.code(404));
  });
}

/** Somebody follows a link that leads nowhere: the page says so in its own words. */
function isNavigation({ method, headers }: FastifyRequest): boolean {
  return method === "GET" && (headers.accept ?? "").includes("text/html");
}
