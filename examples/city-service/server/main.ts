/** Runs the city service by itself, as the environment says; see README.md for the variables. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { RealnameClient, RealnameError, Sensitive } from "@shiming/sdk";
import { createCityService } from "./city-service.ts";

const { env } = process;
const secretFile = env.CITY_SERVICE_SECRET_FILE;
const realname = connect();
const service = await createCityService({
  realname,
  folder: env.CITY_SERVICE_DATA || "city-service-data",
  secret: secretFile ? new Sensitive(readFileSync(secretFile, "utf8")) : undefined,
  trustProxy: env.CITY_SERVICE_TRUSTED_PROXIES || false,
  logger: { level: env.CITY_SERVICE_LOG_LEVEL || "info", base: null, stream: process.stderr },
});

const [host, port] = (env.CITY_SERVICE_LISTEN || "127.0.0.1:3000").split(/:(?=\d+$)/);
const server = createServer({ requestTimeout: 30_000 }, service.handle);
server.listen(Number(port), host, () => console.log(`ready ${addressOf(server)}`));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    server.close(async () => {
      await service.close();
      await realname.close();
    });
  });
}

/** A setting that is missing or wrong is a sentence, and no stack. */
function connect(): RealnameClient {
  try {
    return RealnameClient.fromEnv();
  } catch (error) {
    if (!(error instanceof RealnameError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

function addressOf(listening: typeof server): string {
  const address = listening.address();
  return typeof address === "string" || !address ? String(address) : `http://${host}:${address.port}`;
}
