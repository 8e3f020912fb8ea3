import { resolve } from "node:path";
import { VERSION } from "../version.ts";
import type { ServedPlatform } from "./served-platform.ts";
import type { ServerSettings } from "./server-settings.ts";

/** Enough to tell one key from another by eye. */
const SHORT = 12;

/** Says in the log that a server has started: which program, on which data, with which keys. No secret is in it. */
export function tellStarted(
  { data, keys }: Pick<ServerSettings, "data" | "keys">,
  { platform, stores, log }: ServedPlatform,
): void {
  const line = {
    version: VERSION,
    base_url: platform.baseUrl,
    sheet_url: platform.sheetUrl,
    listen: platform.url,
    data: resolve(data),
    schema: stores.schema,
    keys: Object.fromEntries(
      keys.fingerprints.map(({ name, fingerprint }) => [name, fingerprint.slice(0, SHORT)]),
    ),
  };
  log.info(line, "started");
}
