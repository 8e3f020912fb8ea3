import { createLog } from "@shiming/platform";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import { readServeSettings } from "../server/settings.ts";
import { startServer } from "../server/start.ts";
import { runUntilSignal } from "../server/until-signal.ts";
import { meaningsOf, serveSettings } from "../settings/serve-settings.ts";

export function addServeCommand(program: Command): void {
  const command = program
    .command("serve")
    .description("run the platform; settings come from the environment (SHIMING_…)")
    .action(async () => {
      const { data, keys, config, logLevel } = readServeSettings(process.env, loadPlatformKeys);
      const log = createLog({ level: logLevel });
      const server = await startServer({
        data,
        keys,
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
    environment: meaningsOf(serveSettings),
    failure: "the data cannot be opened, or the port is taken",
  });
}
