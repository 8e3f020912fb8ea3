/** A whole sandbox on one port: the platform with its invented world, the phone, and the back end of the case. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import {
  diagnoseAuthToken,
  diagnoseCertSerialNo,
  diagnoseSignature,
  diagnoseVerificationCode,
  type Text,
} from "@shiming/crypto";
import type { AppToOpen, OpenedApp, Phone } from "@shiming/phone";
import { createLog, type PlatformParts, type Site } from "@shiming/platform";
import { withPlatform } from "../administration/perform.ts";
import { Sentence } from "../sentence.ts";
import type { MailSettings } from "../server/mail.ts";
import { mailboxFolder, SANDBOX_SENDER } from "../server/mail-parts.ts";
import { loadPlatformKeys } from "../server/platform-keys.ts";
import type { SandboxOperation, ServerSettings } from "../server/server-settings.ts";
import { type RunningServer, startServer } from "../server/start.ts";
import { serveSettings } from "../settings/serve-settings.ts";
import { readSetting } from "../settings/setting.ts";
import { createCity } from "./city.ts";
import { documents } from "./documents.ts";
import { claimSandboxFolder, leaveNothing } from "./folder.ts";
import { WORLD_DAYS } from "./inhabitants/inhabit.ts";
import { localTls } from "./local-tls.ts";
import { sandboxOperator } from "./operator.ts";
import { originOf } from "./origins.ts";
import { createSandboxPhone } from "./phone.ts";
import { createProviders } from "./provider/providers.ts";
import {
  hasSandboxFile,
  localAuthorityFile,
  readSandboxFile,
  type SandboxFile,
  writeSandboxFile,
} from "./sandbox-file.ts";
import { seedSandbox } from "./seed.ts";
import { HOST } from "./world.ts";

export interface SandboxSettings {
  readonly port: number;
  /** The folder of its data. */
  readonly data: string;
  readonly reset?: boolean | undefined;
  /** Of a PostgreSQL that is empty at first, or has this sandbox's data. */
  readonly databaseUrl?: string | undefined;
  readonly https?: boolean | undefined;
  /** What to do about a port that is taken. */
  readonly otherPort?: Text;
}

export interface RunningSandbox extends Pick<RunningServer, "url" | "close"> {
  /** Puts another mini program on the phone. */
  open(app: AppToOpen): Promise<OpenedApp>;
}

type Neighbours = Required<Pick<ServerSettings, "sites" | "onCall" | "operations">>;

const FRONT_PAGE: PlatformParts["frontPage"] = [
  {
    name: "console",
    label: { en: "the console of staff and service providers", zh: "控制台（工作人员与服务商）" },
    url: (baseUrl) => originOf("console", baseUrl),
  },
  {
    name: "phone",
    label: { en: "the phone, with the example on it", zh: "手机（已装有示例小程序）" },
    url: (baseUrl) => originOf("phone", baseUrl),
  },
  {
    name: "documents",
    label: { en: "the documents", zh: "文档" },
    url: (baseUrl) => originOf("docs", baseUrl),
  },
];

/** @throws Sentence, StoreUnavailable when the port or the folder is taken, or holds something else */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const log = createLog({ level: readSetting(serveSettings.logLevel, process.env) ?? "info" });
  const sites = new Map<string, Site>([["docs.localhost", documents]]);
  let phone: Phone | undefined;
  const open = (app: AppToOpen) =>
    phone?.open(app) ?? Promise.reject(new Error("the phone is not there yet"));
  const server = await startPlatform(settings, log, {
    sites,
    onCall: (call) => phone?.observe(call),
    operations: new Map<string, SandboxOperation>([
      ["phone.open", (app) => open(app as AppToOpen)],
      ["sandbox.provider", createProviders(settings.data)],
    ]),
  });
  try {
    const file = await describeSandbox(settings, server);
    const city = createCity(settings.data, file, log);
    phone = await createSandboxPhone(settings.data, file, server.audit, log);
    sites.set("city.localhost", city.handle).set("phone.localhost", phone.handle);
    const parts = [phone, server, city];
    const close = async () => {
      for (const part of parts) await part.close();
    };
    return { url: server.url, open, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

const DAY_MS = 86_400_000;
const OTHER_PORT: Text = { en: "choose another with --port", zh: "请用 --port 另选" };

/** What a sandbox tells its developer, and a platform that strangers call does not. */
const diagnosis = {
  ofCertSerialNo: diagnoseCertSerialNo,
  ofSignature: diagnoseSignature,
  ofAuthToken: diagnoseAuthToken,
  ofVerificationCode: diagnoseVerificationCode,
} as const;

async function startPlatform(
  { port, data, databaseUrl, reset, https, otherPort = OTHER_PORT }: SandboxSettings,
  log: PlatformParts["log"],
  neighbours: Neighbours,
): Promise<RunningServer> {
  const at = new Date();
  const operator = sandboxOperator(process.env);
  const isNew = reset || !hasSandboxFile(data);
  const begun = isNew ? new Date(at.getTime() - WORLD_DAYS * DAY_MS) : at;
  if (reset && databaseUrl) throw unresettable();
  const made = await claimSandboxFolder(data, { reset }, begun, at);
  try {
    const keyFolder = join(data, "keys");
    const keys = await loadPlatformKeys(keyFolder, data);
    const tls = https ? { tls: await localTls(data, at) } : {};
    if (https) trust(localAuthorityFile(data));
    const config = { port, sheetUrl: (url: string) => originOf("sheet", url), ...tls };
    const fourEyesApprovals = readSetting(serveSettings.fourEyesApprovals, process.env) ?? false;
    const witnesses = readSetting(serveSettings.witnesses, process.env);
    const consoleUrl = (url: string) => originOf("console", url);
    const platform = {
      config,
      operator,
      consoleUrl,
      fourEyesApprovals,
      witnesses,
      log,
      diagnosis,
      frontPage: FRONT_PAGE,
    };
    const settings = {
      data,
      databaseUrl,
      begun,
      keys,
      keyFolder,
      otherPort,
      mail: mailOf(data),
      events: { networks: LOOPBACK, allowsPlainHttp: !https },
      ...platform,
      ...neighbours,
    };
    // Any free port is known only once it is taken.
    const own = originOf("console", `${https ? "https" : "http"}://localhost${port === 0 ? "" : `:${port}`}`);
    return await startServer(settings, (stores) => seedSandbox(data, stores, keys, at, own));
  } catch (error) {
    leaveNothing(made);
    throw error;
  }
}

/** Whose tables they are is not to be guessed. */
const unresettable = () =>
  new Sentence({
    en: "--reset does not empty a PostgreSQL database: name a new one with --database-url, and another folder with --data.",
    zh: "--reset 不会清空 PostgreSQL 数据库：请用 --database-url 指定新库，并用 --data 另选文件夹。",
  });

const SMTP_HOST = "127.0.0.1";

const LOOPBACK = ["127.0.0.0/8", "::1"];

/** Mail stays on the machine, both ways. */
const mailOf = (data: string): MailSettings => ({
  sender: SANDBOX_SENDER,
  out: { folder: mailboxFolder(data) },
  listen: { host: SMTP_HOST, port: 0, relays: ["127.0.0.0/8"] },
});

/** The parts of the sandbox call one another, as they would over a network. */
function trust(authorityFile: string): void {
  setDefaultCACertificates([...getCACertificates(), readFileSync(authorityFile, "utf8")]);
}

/** Says where it is, to the platform and to programs. Origins that a developer has registered besides the phone's stay. */
async function describeSandbox(
  { data }: SandboxSettings,
  { url, smtpPort }: RunningServer,
): Promise<SandboxFile> {
  const before = readSandboxFile(data);
  const { issuer } = HOST;
  // None before the first start.
  const formerPhone = before.base_url === "" ? "" : originOf("phone", before.base_url);
  await withPlatform({ data, keys: join(data, "keys") }, async (run) => {
    const hosts = await run("hosts.list", {});
    const registered = hosts.find((host) => host.issuer === issuer)?.origins ?? [];
    const others = registered.filter((origin) => origin !== formerPhone);
    await run("hosts.set_origins", { issuer, origins: [originOf("phone", url), ...others] });
  });
  const smtp = smtpPort === undefined ? null : { host: SMTP_HOST, port: smtpPort };
  // A sandbox from before there were people in it has none.
  const { sign_ins } = before.console ?? { sign_ins: [] };
  const file = { ...before, base_url: url, smtp, console: { url: originOf("console", url), sign_ins } };
  writeSandboxFile(data, file);
  return file;
}
