import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { printLinks } from "../sandbox/links.ts";
import { type SandboxSettings, startSandbox } from "../sandbox/start.ts";
import { runUntilSignal } from "../server/until-signal.ts";
import { serveSettings } from "../settings/serve-settings.ts";
import { DEFAULT_DATA, parsePort } from "./options.ts";

export function addSandboxCommand(program: Command): void {
  const command = program
    .command("sandbox")
    .description("run everything on one port of this machine, with an invented world, ready to use")
    .option("--port <port>", "port; 0 for any free one", parsePort, 8080)
    .option("--data <dir>", "folder of its data", DEFAULT_DATA)
    .option("--reset", "forget the data and start over")
    .option("--https", "serve TLS, by a certificate authority of its own")
    .action(async (settings: SandboxSettings) => {
      const sandbox = await startSandbox(settings);
      await runUntilSignal(sandbox, () => printLinks(settings, sandbox.url));
    });
  manual(command, {
    examples: [
      ["Ready to use", "shiming sandbox"],
      ["A second one beside it", "shiming sandbox --port 9000 --data .shiming-second"],
      ["New secrets, keys and certificates", "shiming sandbox --reset"],
      ["Over TLS", "shiming sandbox --port 8443 --https"],
    ],
    environment: { [serveSettings.logLevel.name]: serveSettings.logLevel.meaning },
    failure: "the port or the folder is taken, or holds something else",
  });
}
