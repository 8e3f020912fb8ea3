import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { CityService } from "@shiming/city-service";
import { describeFault, type PlatformParts, type Site } from "@shiming/platform";
import type { RealnameClient } from "@shiming/sdk";
import { withPlatform } from "../administration/perform.ts";
import { Sentence } from "../sentence.ts";
import { originOf } from "./origins.ts";
import type { SandboxFile } from "./sandbox-file.ts";

export interface City {
  readonly handle: Site;
  close(): Promise<void>;
}

/**
 * The back end of the case, as the sandbox's first mini program. It starts when it is first asked for something, and is
 * tried again after a start that failed.
 */
export function createCity(dataDir: string, file: SandboxFile, log: PlatformParts["log"]): City {
  let started: ReturnType<typeof startCity> | undefined;
  const fail = (error: unknown, response: ServerResponse) => {
    started = undefined;
    log.error({ fault: describeFault(error) }, "the city service did not start");
    response.writeHead(500).end();
  };
  return {
    handle(request, response) {
      started ??= startHeard(dataDir, file, log);
      started.then(
        ({ service }) => service.handle(request, response),
        (error) => fail(error, response),
      );
    },
    async close() {
      const running = await started?.catch(() => undefined);
      await running?.service.close();
      await running?.realname.close();
    },
  };
}

/** It can be asked whether it is the one only once it answers. */
function startHeard(
  dataDir: string,
  file: SandboxFile,
  log: PlatformParts["log"],
): ReturnType<typeof startCity> {
  const started = startCity(dataDir, file);
  started.then(() => setImmediate(() => void hearEvents(dataDir, file, log))).catch(() => {});
  return started;
}

/** Has the platform push events to it, unless its developer has them pushed elsewhere. */
async function hearEvents(
  dataDir: string,
  { base_url: baseUrl, apps: [app] }: SandboxFile,
  log: PlatformParts["log"],
): Promise<void> {
  const appid = app?.appid ?? "";
  const url = `${originOf("city", baseUrl)}/shiming/events`;
  try {
    await withPlatform({ data: dataDir, keys: join(dataDir, "keys") }, async (run) => {
      const { url: former } = await run("events.show_endpoint", { appid });
      const isOwn = former === null || URL.parse(former)?.hostname === "city.localhost";
      if (isOwn && former !== url) await run("events.register", { appid, url });
    });
  } catch (error) {
    log.warn({ fault: describeFault(error) }, "the city service hears no events");
  }
}

async function startCity(
  dataDir: string,
  { base_url: baseUrl, apps: [app] }: SandboxFile,
): Promise<{ service: CityService; realname: RealnameClient }> {
  const { mch_id: mchId, private_key_file, certificate_file } = app ?? {};
  if (!app || !mchId || !private_key_file || !certificate_file)
    throw new Sentence({ en: "The example has no merchant.", zh: "示例没有商户。" });
  const [{ RealnameClient }, { createCityService }] = await Promise.all([
    import("@shiming/sdk"),
    import("@shiming/city-service"),
  ]);
  const realname = new RealnameClient({
    baseUrl,
    appid: app.appid,
    secret: app.secret,
    mchId,
    certificate: readFileSync(join(dataDir, certificate_file)),
    privateKey: readFileSync(join(dataDir, private_key_file)),
  });
  const logger = { level: "warn", base: null, stream: process.stderr };
  const service = await createCityService({
    ...{ realname, folder: join(dataDir, "city-service"), logger },
    events: { jwks: `${baseUrl}/.well-known/jwks.json`, audience: app.appid },
  });
  return { service, realname };
}
