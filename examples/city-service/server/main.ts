/** Runs the city service by itself, as the environment says; see README.md for the variables. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { RealnameClient, Sensitive } from "@shiming/sdk";
import { createCityService } from "./city-service.ts";

const { env } = process;

try {
  await run();
} catch (error) {
  // A setting that is missing or wrong is a sentence, and no stack.
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

async function run(): Promise<void> {
  const { host, port } = readListen(env.CITY_SERVICE_LISTEN || "127.0.0.1:3000");
  const secretFile = env.CITY_SERVICE_SECRET_FILE;
  const realname = RealnameClient.fromEnv();
  const service = await createCityService({
    realname,
    folder: env.CITY_SERVICE_DATA || "city-service-data",
    secret: secretFile ? new Sensitive(readFileSync(secretFile, "utf8")) : undefined,
    trustProxy: env.CITY_SERVICE_TRUSTED_PROXIES || false,
    logger: { level: env.CITY_SERVICE_LOG_LEVEL || "info", base: null, stream: process.stderr },
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
  console.log(`ready http://${host}:${portOf(server)}`);
}

function readListen(text: string): { host: string; port: number } {
  const [, host = "", port] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (port === undefined || Number(port) > 65_535)
    throw new Error("CITY_SERVICE_LISTEN is host:port, such as 127.0.0.1:3000.");
  return { host, port: Number(port) };
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === "string" ? undefined : address?.port;
}
