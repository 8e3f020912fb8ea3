import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import { readServeSettings } from "../server/settings.ts";
import { runUntilSignal } from "../server/until-signal.ts";
import { meaningsOf, serveSettings } from "../settings/serve-settings.ts";

export function addServeCommand(program: Command): void {
  const command = program
    .command("serve")
    .description({
      en: "run the platform; settings come from the environment (SHIMING_…)",
      zh: "运行平台；设置来自环境变量（SHIMING_…）",
    })
    .action(async () => {
      const { logLevel, ...settings } = readServeSettings(process.env, loadPlatformKeys);
      // Loaded only here: who has a setting wrong is told at once.
      const [{ createLog }, { startServer }] = await Promise.all([
        import("@shiming/platform"),
        import("../server/start.ts"),
      ]);
      const log = createLog({ level: logLevel });
      const server = await startServer({
        ...settings,
        log,
        otherPort: { en: "choose another with SHIMING_LISTEN", zh: "请用 SHIMING_LISTEN 另选" },
      });
      await runUntilSignal(server, () => console.log(`ready ${settings.config.baseUrl}`));
    });
  manual(command, {
    examples: [
      [
        { en: "Behind a proxy that ends TLS", zh: "在终止 TLS 的反向代理之后" },
        "SHIMING_TRUSTED_PROXIES=10.0.0.0/8 SHIMING_LISTEN=0.0.0.0:8080 shiming serve",
      ],
      [
        { en: "With TLS of its own", zh: "自带 TLS" },
        "SHIMING_TLS_CERT=chain.pem SHIMING_TLS_KEY=key.pem shiming serve",
      ],
    ],
    environment: meaningsOf(serveSettings),
    failure: { en: "the data cannot be opened, or the port is taken", zh: "无法打开数据，或端口已被占用" },
  });
}
