import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AuditStore } from "@shiming/core";
import { createPhone, type Phone } from "@shiming/phone";
import { describeFault, type PlatformParts } from "@shiming/platform";
import { loadPhonePages } from "../server/pages.ts";
import { originOf } from "./origins.ts";
import type { SandboxFile } from "./sandbox-file.ts";

const CITY_SERVICE = fileURLToPath(new URL("../miniprogram", import.meta.resolve("@shiming/city-service")));

/** The phone of a sandbox: it plays the sandbox's host, for the sandbox's people, with the case on its start screen. */
export function createSandboxPhone(
  dataDir: string,
  file: SandboxFile,
  audit: AuditStore,
  log: PlatformParts["log"],
): Promise<Phone> {
  const { base_url: platformUrl, host, users, apps } = file;
  const [city] = apps;
  const ext = { baseUrl: originOf("city", platformUrl) };
  return createPhone({
    origin: originOf("phone", platformUrl),
    platformUrl,
    sheetOrigin: originOf("sheet", platformUrl),
    host: { ...host, privateKey: readFileSync(join(dataDir, host.private_key_file), "utf8") },
    personas: users.map(({ user_id, persona, real_name, pay_password, guardians = [] }) => ({
      userId: user_id,
      persona,
      realName: real_name,
      payPassword: pay_password,
      guardians,
    })),
    apps: city ? [{ name: city.name, appid: city.appid, folder: CITY_SERVICE, ext }] : [],
    audit,
    pages: loadPhonePages,
    clock: () => new Date(),
    onFault: (error) => log.error({ fault: describeFault(error) }, "the phone failed"),
  });
}
