import { join, relative } from "node:path";
import { diagnoseSignature } from "@shiming/crypto";
import { createLog } from "@shiming/platform";
import type { Command } from "commander";
import { perform } from "../administration/perform.ts";
import { manual } from "../manual/page.ts";
import { claimSandboxFolder } from "../sandbox/folder.ts";
import { localTls } from "../sandbox/local-tls.ts";
import { localAuthorityFile, readSandboxFile, writeSandboxFile } from "../sandbox/sandbox-file.ts";
import { seedSandbox } from "../sandbox/seed.ts";
import { HOST } from "../sandbox/world.ts";
import { usage } from "../sentence.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import { type RunningServer, startServer } from "../server/start.ts";
import { runUntilSignal } from "../server/until-signal.ts";
import { DEFAULT_DATA, locationOf } from "./options.ts";

interface SandboxOptions {
  readonly port: number;
  readonly data: string;
  readonly reset?: boolean | undefined;
  readonly https?: boolean;
}

export function addSandboxCommand(program: Command): void {
  const command = program
    .command("sandbox")
    .description("run everything on one port of this machine, with an invented world, ready to use")
    .option("--port <port>", "port; 0 for any free one", parsePort, 8080)
    .option("--data <dir>", "folder of its data", DEFAULT_DATA)
    .option("--reset", "forget the data and start over")
    .option("--https", "serve TLS, by a certificate authority of its own")
    .action(async (options: SandboxOptions) => {
      const server = await startSandbox(options);
      const origins = [server.url, originOf("phone", server.url)];
      await perform(locationOf(options), "hosts.setOrigins", { issuer: HOST.issuer, origins });
      const file = { ...readSandboxFile(options.data), base_url: server.url };
      writeSandboxFile(options.data, file);
      await runUntilSignal(server, () => printLinks(options, server.url));
    });
  manual(command, {
    examples: [
      ["Ready to use", "shiming sandbox"],
      ["A second one beside it", "shiming sandbox --port 9000 --data .shiming-second"],
      ["New secrets, keys and certificates", "shiming sandbox --reset"],
      ["Over TLS", "shiming sandbox --port 8443 --https"],
    ],
    environment: { SHIMING_LOG_LEVEL: "debug, info, warn or error (warn)" },
    failure: "the port or the folder is taken, or holds something else",
  });
}

async function startSandbox({ port, data, reset, https }: SandboxOptions): Promise<RunningServer> {
  const at = new Date();
  await claimSandboxFolder(data, { reset }, at);
  const keys = loadPlatformKeys(join(data, "keys"));
  const tls = https ? { tls: await localTls(data, at) } : {};
  const config = { port, sheetUrl: (url: string) => originOf("sheet", url), ...tls };
  const log = createLog({ level: process.env.SHIMING_LOG_LEVEL ?? "info" });
  const otherPort = "--port names another one";
  const settings = { data, keys, config, log, otherPort, diagnoseSignature };
  return startServer(settings, (stores) => seedSandbox(data, stores, keys, at));
}

/** An origin of its own for each part, so that neither a host's page nor a mini program sees the password. */
function originOf(part: "sheet" | "phone", baseUrl: string): string {
  const url = new URL(baseUrl);
  url.hostname = `${part}.localhost`;
  return url.origin;
}

function printLinks({ data, https }: SandboxOptions, url: string): void {
  const folder = relative("", data) || ".";
  console.log("Shiming sandbox: an invented world, for this machine alone");
  console.log(`  platform   ${url}`);
  console.log(`  API        ${url}/openapi.json`);
  console.log(`  apps, certificates, people   ${join(folder, "sandbox.json")}`);
  if (https) console.log(`  trust      ${localAuthorityFile(folder)}`);
  console.log(`ready ${url}`);
}

function parsePort(text: string): number {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : usage(`"${text}" is no port.`);
}
