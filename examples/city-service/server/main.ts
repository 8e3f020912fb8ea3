/** Runs the city service by itself, as the environment says; see README.md for the variables. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { RealnameClient } from "@shiming/sdk";
import { createCityService } from "./city-service.ts";
import { readEnvironment } from "./environment.ts";
import type { EventSettings } from "./settings.ts";

try {
  await run();
} catch (error) {
  // A setting that is missing or wrong is a sentence, and no stack.
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

async function run(): Promise<void> {
  const { host, port, logLevel, ...settings } = readEnvironment(process.env);
  const realname = RealnameClient.fromEnv();
  const service = await createCityService({
    ...settings,
    realname,
    events: eventsOf(process.env),
    logger: { level: logLevel, base: null, stream: process.stderr },
  });
  const server = createServer({ requestTimeout: 30_000 }, service.handle);
  server.listen(port, host);
  await once(server, "listening");
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close(async () => {
        await service.close();
        await realname.close();
      });
    });
  }
  console.log(`ready http://${host.includes(":") ? `[${host}]` : host}:${portOf(server)}`);
}

/** Of the platform and the mini program that the client is for. */
function eventsOf({ SHIMING_BASE_URL = "", SHIMING_APPID = "" }: NodeJS.ProcessEnv): EventSettings {
  return { jwks: `${SHIMING_BASE_URL.replace(/\/$/, "")}/.well-known/jwks.json`, audience: SHIMING_APPID };
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === "string" ? undefined : address?.port;
}
