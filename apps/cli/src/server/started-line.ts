import { resolve } from "node:path";
import type { Platform } from "@shiming/platform";
import type { OpenStores } from "@shiming/store";
import { VERSION } from "../version.ts";
import type { PlatformKeys } from "./platform-keys.ts";

export interface Started {
  readonly platform: Platform;
  readonly data: string;
  readonly keys: Pick<PlatformKeys, "fingerprints">;
  readonly schema: OpenStores["schema"];
}

/** Enough to tell one key from another by eye. */
const SHORT = 12;

/** What the log says of a server that has started: which program, on which data, with which keys. No secret is in it. */
export function startedLine({ platform, data, keys, schema }: Started) {
  return {
    version: VERSION,
    base_url: platform.baseUrl,
    sheet_url: platform.sheetUrl,
    listen: platform.url,
    data: resolve(data),
    schema,
    keys: Object.fromEntries(
      keys.fingerprints.map(({ name, fingerprint }) => [name, fingerprint.slice(0, SHORT)]),
    ),
  };
}
