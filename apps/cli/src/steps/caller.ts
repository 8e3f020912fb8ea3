/** Who calls: what a service provider's back end is set up with, from options, a sandbox or the environment. */
import type { KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Sensitive, sensitive } from "@shiming/crypto";
import { readSecret } from "../commands/options.ts";
import {
  localAuthorityFile,
  openSandboxFile,
  requireStarted,
  type SandboxApp,
  type SandboxFile,
} from "../sandbox/sandbox-file.ts";
import { usage } from "../sentence.ts";
import { readCertificates } from "./credential-file.ts";
import { readPrivateKey } from "./private-key.ts";
import { certSerialNoFor } from "./signed-fields.ts";

/** What every call needs. */
export interface Client {
  /** An origin, without a slash at its end. */
  readonly baseUrl: string;
  readonly appid: string;
  readonly secret: Sensitive<string>;
  /** The server's certificate authority, where it is one of its own. PEM. */
  readonly ca: string | undefined;
}

/** Besides, what one needs that is given a name and a number. */
export interface Caller extends Client {
  readonly mchId: string;
  readonly certSerialNo: string;
  readonly privateKey: KeyObject;
}

/** Every setting by its name in the options; whatever is missing in one source may come from another. */
export interface Settings {
  readonly baseUrl?: string | undefined;
  readonly appid?: string | undefined;
  readonly secret?: string | undefined;
  readonly mchId?: string | undefined;
  readonly certificate?: string | undefined;
  readonly certSerialno?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
}

export interface CallerOptions extends Omit<Settings, "secret"> {
  readonly sandbox?: string;
  readonly app?: string;
  readonly secretFile?: string;
  readonly passphraseFile?: string;
}

const SECRET_VARIABLE = "SHIMING_SECRET";

/** What each setting is called in a sentence about its absence. */
const NAMES = {
  baseUrl: ["--base-url", "SHIMING_BASE_URL"],
  appid: ["--appid", "SHIMING_APPID"],
  secret: ["--secret-file", "SHIMING_SECRET"],
  mchId: ["--mch-id", "SHIMING_MCH_ID"],
  key: ["--key", "SHIMING_PRIVATE_KEY_FILE"],
} as const;

/** Either of the two will do. */
type Either = readonly [string, string];

/** @throws Sentence naming every setting that is missing; CryptoError for a key or certificate that cannot be read */
export function readCaller(options: CallerOptions, environment = process.env): Caller {
  const settings = settingsOf(options, environment);
  if (options.sandbox && !settings.mchId) refuseUnbound(options.sandbox, options);
  const missing = missingOf(settings, ["baseUrl", "appid", "secret", "mchId", "key"]);
  if (!settings.certificate && !settings.certSerialno) missing.push(["--certificate", "--cert-serialno"]);
  requireNone(missing);
  const { mchId, key } = settings as Required<Record<keyof Settings, string>>;
  const privateKey = readPrivateKey({ ...options, key });
  return {
    ...clientOf(settings),
    mchId,
    certSerialNo: certSerialNoFor(privateKey, settings),
    privateKey,
  };
}

/** The same without merchant and certificate, for calls that need neither. @throws Sentence as {@link readCaller} */
export function readClient(options: CallerOptions, environment = process.env): Client {
  const settings = settingsOf(options, environment);
  requireNone(missingOf(settings, ["baseUrl", "appid", "secret"]));
  return clientOf(settings);
}

function clientOf(settings: Settings): Client {
  const { baseUrl, appid, secret, ca } = settings as Required<Record<keyof Settings, string>>;
  const authorities = ca ? readCertificates(ca) : undefined;
  return { baseUrl: originOf(baseUrl), appid, secret: sensitive(secret), ca: authorities };
}

function missingOf(settings: Settings, needed: readonly (keyof typeof NAMES)[]): Either[] {
  return needed.flatMap((name) => (settings[name] ? [] : [NAMES[name]]));
}

function requireNone(missing: readonly Either[]): void {
  if (missing.length === 0) return;
  usage({
    en: `Missing: ${missing.map((either) => either.join(" or ")).join("; ")}. --sandbox FILE names all of them.`,
    zh: `缺少：${missing.map((either) => either.join(" 或 ")).join("；")}。--sandbox FILE 一次给全。`,
  });
}

/** Options stand above everything; a sandbox is whole, so that nothing of another platform gets in from the environment. */
export function settingsOf(options: CallerOptions, environment: NodeJS.ProcessEnv): Settings {
  const rest = options.sandbox ? ofSandbox(options.sandbox, options) : ofEnvironment(environment);
  const { secretFile: file } = options;
  const secret = file && readSecret({ file, variable: SECRET_VARIABLE });
  const given = Object.fromEntries(
    Object.entries({ ...options, secret }).filter(([, value]) => value !== undefined),
  );
  // Either of the two says which certificate: one that is given replaces both.
  const certificate =
    options.certificate || options.certSerialno ? { certificate: undefined, certSerialno: undefined } : {};
  return { ...rest, ...certificate, ...given };
}

function ofEnvironment(environment: NodeJS.ProcessEnv): Settings {
  return {
    baseUrl: environment.SHIMING_BASE_URL,
    appid: environment.SHIMING_APPID,
    secret: readSecret({ variable: SECRET_VARIABLE }, environment),
    mchId: environment.SHIMING_MCH_ID,
    certificate: environment.SHIMING_CERTIFICATE_FILE,
    certSerialno: environment.SHIMING_CERT_SERIALNO,
    key: environment.SHIMING_PRIVATE_KEY_FILE,
  };
}

function ofSandbox(path: string, { app: name, mchId }: CallerOptions): Settings {
  const { folder, file } = openSandboxFile(path);
  requireStarted(folder, file);
  const app = appNamed(file, name);
  const merchant = file.merchants.find(({ mch_id }) => mch_id === (mchId ?? app.mch_id));
  const authority = localAuthorityFile(folder);
  return {
    baseUrl: file.base_url,
    appid: app.appid,
    secret: app.secret,
    mchId: merchant?.mch_id,
    certificate: merchant && join(folder, merchant.certificate_file),
    certSerialno: merchant?.cert_serialno,
    key: merchant && join(folder, merchant.private_key_file),
    ca: file.base_url.startsWith("https:") && existsSync(authority) ? authority : undefined,
  };
}

/** Of a call that needs a merchant, for a mini program of the sandbox that has none. */
function refuseUnbound(sandbox: string, { app: name }: CallerOptions): never {
  const { file } = openSandboxFile(sandbox);
  const app = appNamed(file, name);
  const numbers = file.merchants.map(({ mch_id }) => mch_id).join(" or ");
  return usage({
    en: `${app.name} is bound to no merchant; to call as one anyway, give --mch-id ${numbers}.`,
    zh: `${app.name} 没有绑定商户；仍要以某个商户的身份调用，请给出 --mch-id ${numbers}。`,
  });
}

function appNamed({ apps }: SandboxFile, name: string | undefined): SandboxApp {
  const app = name === undefined ? apps[0] : apps.find((each) => [each.appid, each.name].includes(name));
  return (
    app ??
    usage({
      en: `--app must be one of ${apps.map(({ appid, name }) => `${appid} (${name})`).join(", ")}.`,
      zh: `--app 只能是以下之一：${apps.map(({ appid, name }) => `${appid}（${name}）`).join("、")}。`,
    })
  );
}

export function isThisMachine(hostname: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|\[::1\]|(?:.+\.)?localhost)$/.test(hostname);
}

/** The secret travels in the body: not in the clear over a network. */
function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    return usage({
      en: "The base URL must be such as https://realname.example.com, without user, query or fragment.",
      zh: "平台地址应写成 https://realname.example.com 这样，不带用户名、查询串和片段。",
    });
  if (url.protocol === "http:" && !isThisMachine(url.hostname))
    usage({
      en: "The base URL must begin with https:// beyond this machine.",
      zh: "平台不在本机时，平台地址必须以 https:// 开头。",
    });
  return url.href.replace(/(?<!\/)\/+$/, "");
}
