import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { printLinks } from "../sandbox/links.ts";
import { noteRunning } from "../sandbox/running.ts";
import { type SandboxSettings, startSandbox } from "../sandbox/start.ts";
import { runUntilSignal } from "../server/until-signal.ts";
import { readDatabaseUrl } from "../settings/database-settings.ts";
import { serveSettings } from "../settings/serve-settings.ts";
import { DEFAULT_DATA, parsePort } from "./options.ts";
import { addSandboxCode } from "./sandbox-code.ts";
import { addSandboxProvider } from "./sandbox-provider.ts";

type SandboxOptions = Omit<SandboxSettings, "data"> & Spoken & { readonly data?: string };

export function addSandboxCommand(program: Command): void {
  const command = program
    .command("sandbox")
    .description({
      en: "run everything on one port of this machine, with an invented world, ready to use",
      zh: "在本机的一个端口上运行全部组件，带有虚构的人和小程序，开箱即用",
    })
    .option(
      "--port <port>",
      { en: "port; 0 for any free one", zh: "端口；0 表示任一空闲端口" },
      parsePort,
      8080,
    )
    .option("--data <dir>", {
      en: `folder of its data (default: ${DEFAULT_DATA})`,
      zh: `数据文件夹（默认：${DEFAULT_DATA}）`,
    })
    .option(
      "--database-url <url>",
      {
        en: "keep the data in this PostgreSQL, postgres://name:password@host/database",
        zh: "数据存放在该 PostgreSQL 中：postgres://用户:密码@主机/数据库",
      },
      (text: string) => readDatabaseUrl(text, "--database-url"),
    )
    .option("--reset", { en: "forget the data and start over", zh: "清除数据，重新开始" })
    .option("--https", {
      en: "serve TLS with its own certificate authority",
      zh: "使用 TLS，由沙箱自己的证书颁发机构签发证书",
    })
    .action(async ({ data = DEFAULT_DATA, ...options }: SandboxOptions) => {
      const settings = { ...options, data };
      const sandbox = await startSandbox(settings);
      const forget = noteRunning(data);
      await runUntilSignal(sandbox, () => printLinks(settings, sandbox.url, settings.language));
      forget();
    });
  // What is written behind the name of a subcommand is its own.
  command.parser.enablePositionalOptions();
  addSandboxProvider(command);
  addSandboxCode(command);
  manual(command, {
    examples: [
      [{ en: "Ready to use", zh: "开箱即用" }, "shiming sandbox"],
      [
        { en: "A second one beside it", zh: "再开一个" },
        "shiming sandbox --port 9000 --data .shiming-second",
      ],
      [{ en: "New secrets, keys and certificates", zh: "换新的密钥和证书" }, "shiming sandbox --reset"],
      [{ en: "Over TLS", zh: "使用 TLS" }, "shiming sandbox --port 8443 --https"],
    ],
    environment: {
      [serveSettings.operatorName.name]: {
        en: "name of an operator instead of the invented one; also …_CONTACT, …_LOGO and …_PRIVACY_URL, as for serve",
        zh: "代替虚构运营方的名称；另有 …_CONTACT、…_LOGO、…_PRIVACY_URL，与 serve 相同",
      },
      [serveSettings.logLevel.name]: serveSettings.logLevel.meaning,
    },
    failure: {
      en: "the port or the folder is taken, or holds something else",
      zh: "端口或文件夹被占用，或其中另有内容",
    },
  });
}
