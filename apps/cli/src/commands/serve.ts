import cluster from "node:cluster";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import type { ServerSettings } from "../server/server-settings.ts";
import { readServeSettings } from "../server/settings.ts";
import { runUntilSignal } from "../server/until-signal.ts";
import { meaningsOf, serveSettings } from "../settings/serve-settings.ts";
import { withSettingsFile } from "../settings/settings-file.ts";
import { wholeNumber } from "../whole-number.ts";

const MOST_WORKERS = 256;

interface Options {
  /** The file of settings. */
  readonly settings?: string;
  readonly workers?: number;
}

export function addServeCommand(program: Command): void {
  const command = program
    .command("serve")
    .description({
      en: "run the platform; settings come from the environment (SHIMING_…)",
      zh: "运行平台；设置来自环境变量（SHIMING_…）",
    })
    .option("--settings <file>", {
      en: "settings besides those of the environment, a line each: SHIMING_NAME=value",
      zh: "环境变量之外的设置文件，每行一项：SHIMING_NAME=值",
    })
    .option(
      "--workers <n>",
      {
        en: "run this many processes on the port, on PostgreSQL; SIGHUP then restarts them one by one, with settings, keys and certificates as they are now",
        zh: "用这么多个进程共同监听端口（须使用 PostgreSQL）；此时 SIGHUP 逐个重启它们，并重新读取设置、密钥和证书",
      },
      wholeNumber("--workers", 1, MOST_WORKERS),
    )
    .action(async ({ workers, settings }: Options) => {
      if (workers === undefined) return serveAlone(settings);
      return cluster.isWorker ? serveAsWorker(settings) : serveByWorkers(workers, settings);
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
      [
        { en: "Four processes on PostgreSQL", zh: "在 PostgreSQL 上运行四个进程" },
        "shiming serve --settings /etc/shiming/settings --workers 4",
      ],
    ],
    environment: meaningsOf(serveSettings),
    failure: { en: "the data cannot be opened, or the port is taken", zh: "无法打开数据，或端口已被占用" },
  });
}

async function serveAlone(file: string | undefined): Promise<void> {
  const settings = await serverSettings(file);
  const { startServer } = await import("../server/start.ts");
  const server = await startServer(settings);
  await runUntilSignal(server, () => console.log(`ready ${settings.config.baseUrl}`));
}

async function serveAsWorker(file: string | undefined): Promise<void> {
  const { ownNumber, runWorker } = await import("../workers/worker.ts");
  await runWorker(async () => {
    const settings = await serverSettings(file);
    return { ...settings, log: settings.log.child({ worker: ownNumber() }) };
  });
}

/** Reads the settings to say what is wrong with them, and lets each worker read them for itself. */
async function serveByWorkers(count: number, file: string | undefined): Promise<void> {
  const environment = withSettingsFile(process.env, file);
  const { data, databaseUrl, config, logLevel } = await readServeSettings(environment, (folder, dataFolder) =>
    loadPlatformKeys(folder, dataFolder, { environment }),
  );
  const [{ createLog }, { runPrimary }] = await Promise.all([
    import("@shiming/platform/log"),
    import("../workers/primary.ts"),
  ]);
  const tellReady = () => console.log(`ready ${config.baseUrl}`);
  await runPrimary({ count, data, databaseUrl, log: createLog({ level: logLevel }), tellReady });
}

async function serverSettings(file: string | undefined): Promise<ServerSettings> {
  Object.assign(process.env, withSettingsFile(process.env, file));
  const { logLevel, ...settings } = await readServeSettings(process.env, loadPlatformKeys);
  // Loaded only here: who has a setting wrong is told at once.
  const { createLog } = await import("@shiming/platform/log");
  return {
    ...settings,
    log: createLog({ level: logLevel }),
    otherPort: { en: "choose another with SHIMING_LISTEN", zh: "请用 SHIMING_LISTEN 另选" },
  };
}
