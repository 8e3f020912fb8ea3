import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { CityService } from "@shiming/city-service";
import { describeFault, type PlatformParts, type Site } from "@shiming/platform";
import type { RealnameClient } from "@shiming/sdk";
import { Sentence } from "../sentence.ts";
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
      started ??= startCity(dataDir, file);
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
  const service = await createCityService({ realname, folder: join(dataDir, "city-service"), logger });
  return { service, realname };
}
