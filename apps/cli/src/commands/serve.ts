import { createLog } from "@shiming/platform";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { readServeSettings } from "../server/environment.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import { startServer } from "../server/start.ts";
import { runUntilSignal } from "../server/until-signal.ts";

const ENVIRONMENT = {
  SHIMING_BASE_URL: "where callers reach the platform, https://… (needed)",
  SHIMING_DATA: "folder of the database (needed)",
  SHIMING_KEYS: 'folder of the keys, see "shiming keys create" (needed)',
  SHIMING_LISTEN: "host:port (127.0.0.1:8080)",
  SHIMING_SHEET_URL: "origin of the consent sheet (SHIMING_BASE_URL)",
  SHIMING_TLS_CERT: "certificate chain, PEM file; with SHIMING_TLS_KEY, the key's file",
  SHIMING_TRUSTED_PROXIES: "instead of TLS: addresses or CIDRs of the proxies, separated by commas",
  SHIMING_METRICS_TOKEN: "opens /metrics to others than this machine; or SHIMING_METRICS_TOKEN_FILE",
  SHIMING_LOG_LEVEL: "debug, info, warn or error (info)",
};

export function addServeCommand(program: Command): void {
  const command = program
    .command("serve")
    .description("run the platform; settings come from the environment (SHIMING_…)")
    .action(async () => {
      const { data, keys, config, logLevel } = readServeSettings(process.env);
      const log = createLog({ level: logLevel });
      const server = await startServer({
        data,
        keys: loadPlatformKeys(keys),
        config,
        log,
        otherPort: "choose another with SHIMING_LISTEN",
      });
      await runUntilSignal(server, () => console.log(`ready ${config.baseUrl}`));
    });
  manual(command, {
    examples: [
      [
        "Behind a proxy that ends TLS",
        "SHIMING_TRUSTED_PROXIES=10.0.0.0/8 SHIMING_LISTEN=0.0.0.0:8080 shiming serve",
      ],
      ["With TLS of its own", "SHIMING_TLS_CERT=chain.pem SHIMING_TLS_KEY=key.pem shiming serve"],
    ],
    environment: ENVIRONMENT,
    failure: "the data cannot be opened, or the port is taken",
  });
}
