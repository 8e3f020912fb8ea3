/** Reads the settings of `serve`, once, and holds them to what must go together. */
import type { PlatformConfig, PlatformParts } from "@shiming/platform";
import type { OidcSettings } from "@shiming/sign-in";
import type { PostgresOptions } from "@shiming/store/postgres";
import { usage } from "../sentence.ts";
import { oidcOf } from "../settings/oidc-settings.ts";
import { operatorOf } from "../settings/operator-settings.ts";
import { serveSettings } from "../settings/serve-settings.ts";
import { type Environment, Mistakes, readSettings, type Values } from "../settings/setting.ts";
import { unknownVariables } from "../settings/variables.ts";
import type { EventSettings } from "./events.ts";
import type { MailSettings } from "./mail.ts";
import { readTlsFiles } from "./tls-files.ts";
import type { WitnessSettings } from "./witnesses.ts";

export interface ServeSettings<Keys> {
  readonly data: string;
  /** Of PostgreSQL, if the data is there. */
  readonly databaseUrl?: string | undefined;
  readonly databaseOptions?: PostgresOptions;
  readonly keys: Keys;
  readonly keyFolder: string;
  readonly config: PlatformConfig & { readonly baseUrl: string };
  readonly operator: PlatformParts["operator"];
  /** The origin of the console, where there is one. */
  readonly consoleUrl?: string | undefined;
  /** Single sign-on of the staff. */
  readonly oidc: OidcSettings | undefined;
  readonly mail?: MailSettings | undefined;
  /** Who signs checkpoints of the audit's log besides. */
  readonly witnesses?: WitnessSettings | undefined;
  readonly events: EventSettings;
  readonly logLevel: string;
  /** Whether approvals are confirmed by another of the staff. */
  readonly fourEyesApprovals: boolean;
}

type ServeValues = Values<typeof serveSettings>;

const LOOPBACK_NETWORKS = ["127.0.0.0/8", "::1"];
const LOOPBACK = ["127.0.0.1", "::1", "localhost"];
const DEFAULT_LISTEN = { host: "127.0.0.1", port: 8080 };

/**
 * @param loadKeys reads the folder of the keys; what it has to say is told with the rest
 * @throws Sentence about everything that is missing or wrong, a line each
 */
export async function readServeSettings<Keys>(
  environment: Environment,
  loadKeys: (folder: string, data: string) => Promise<Keys>,
): Promise<ServeSettings<Keys>> {
  const mistakes = new Mistakes();
  mistakes.add(...unknownVariables(environment));
  const values = readSettings(serveSettings, environment, mistakes);
  const keys = await mistakes.collectLater(async () =>
    values.keys === undefined ? undefined : loadKeys(values.keys, values.data ?? ""),
  );
  mistakes.collect(() => requireEncryption(values, environment));
  mistakes.collect(() => requireHttps(values));
  mistakes.collect(() => requireOwnHost(values));
  const tls = mistakes.collect(() => tlsOf(values, environment));
  const oidc = mistakes.collect(() => oidcOf(values));
  const mail = mistakes.collect(() => mailOf(values, tls));
  mistakes.throwAny();
  const { baseUrl, sheetUrl, consoleUrl, trustedProxies, metricsToken, publicLog } = values;
  const { consentRequestsPerHour = 10, verificationPassword } = values;
  const { listen = DEFAULT_LISTEN } = values;
  return {
    data: values.data,
    databaseUrl: values.databaseUrl,
    databaseOptions: {
      readUrl: values.databaseReadUrl,
      connections: values.databaseConnections,
      mostWaiting: values.databaseQueue,
    },
    keys: keys as Keys,
    keyFolder: values.keys,
    config: {
      baseUrl,
      ...listen,
      ...(sheetUrl && { sheetUrl }),
      ...(tls && { tls }),
      ...(trustedProxies && { trustedProxies }),
      ...(metricsToken && { metricsToken }),
      ...(publicLog !== undefined && { publicLog }),
      consentRequestsPerHour,
      ...(verificationPassword !== undefined && { verificationPassword }),
    },
    operator: operatorOf(values),
    consoleUrl,
    oidc,
    ...(mail && { mail }),
    witnesses: values.witnesses,
    events: { networks: values.eventNetworks },
    logLevel: values.logLevel ?? "info",
    fourEyesApprovals: values.fourEyesApprovals ?? false,
  };
}

/** Beyond this machine nothing goes unencrypted. What was read wrongly is `undefined`, and has its own sentence. */
function requireEncryption(values: ServeValues, environment: Environment): void {
  const { SHIMING_TLS_CERT, SHIMING_TLS_KEY, SHIMING_TRUSTED_PROXIES } = environment;
  if (SHIMING_TLS_CERT || SHIMING_TLS_KEY || SHIMING_TRUSTED_PROXIES || isPrivate(values)) return;
  usage({
    en: "Beyond this machine, set SHIMING_TLS_CERT and SHIMING_TLS_KEY, or SHIMING_TRUSTED_PROXIES.",
    zh: "要供本机以外访问，请设置 SHIMING_TLS_CERT 和 SHIMING_TLS_KEY，或设置 SHIMING_TRUSTED_PROXIES。",
  });
}

function requireHttps(values: ServeValues): void {
  if (isPrivate(values)) return;
  const origins = ["baseUrl", "sheetUrl", "consoleUrl"] as const;
  const plain = origins
    .filter((origin) => values[origin]?.startsWith("http:"))
    .map((origin) => serveSettings[origin].name);
  if (plain.length === 0) return;
  usage({
    en: `${plain.join(" and ")} must begin with https:// beyond this machine.`,
    zh: `要供本机以外访问，${plain.join(" 和 ")} 须以 https:// 开头。`,
  });
}

/** Requests are told apart by it, and cookies do not look at ports. */
function requireOwnHost({ consoleUrl, baseUrl, sheetUrl }: ServeValues): void {
  if (!consoleUrl) return;
  const { hostname } = new URL(consoleUrl);
  if (![baseUrl, sheetUrl].some((url) => url && new URL(url).hostname === hostname)) return;
  usage({
    en: "SHIMING_CONSOLE_URL needs a host name that neither SHIMING_BASE_URL nor SHIMING_SHEET_URL has.",
    zh: "SHIMING_CONSOLE_URL 的主机名不能与 SHIMING_BASE_URL 或 SHIMING_SHEET_URL 相同。",
  });
}

function isPrivate({ baseUrl, listen = DEFAULT_LISTEN }: ServeValues): boolean {
  return LOOPBACK.includes(listen.host) && (!baseUrl || LOOPBACK.includes(new URL(baseUrl).hostname));
}

/** Both ways need the platform's own address. */
function mailOf(values: ServeValues, tls: PlatformConfig["tls"]): MailSettings | undefined {
  const { mailAddress, smtpUrl, smtpListen, smtpRelays, smtpAuthserv, operatorName } = values;
  if (!mailAddress) {
    if (!smtpUrl && !smtpListen) return undefined;
    return usage({
      en: "SHIMING_SMTP_URL and SHIMING_SMTP_LISTEN need SHIMING_MAIL_ADDRESS, the platform's own address.",
      zh: "使用 SHIMING_SMTP_URL 或 SHIMING_SMTP_LISTEN 时，须设置 SHIMING_MAIL_ADDRESS（平台的邮箱地址）。",
    });
  }
  return {
    sender: { address: mailAddress, name: operatorName },
    ...(smtpUrl && { out: { smtpUrl } }),
    ...(smtpListen && { listen: { ...smtpListen, relays: smtpRelays ?? LOOPBACK_NETWORKS, tls } }),
    ...(smtpAuthserv && { authserv: smtpAuthserv }),
  };
}

function tlsOf({ tlsCert: cert, tlsKey: key }: ServeValues, environment: Environment): PlatformConfig["tls"] {
  const { SHIMING_TLS_CERT: certFile, SHIMING_TLS_KEY: keyFile } = environment;
  if (Boolean(certFile) !== Boolean(keyFile)) {
    usage({
      en: "SHIMING_TLS_CERT and SHIMING_TLS_KEY belong together.",
      zh: "SHIMING_TLS_CERT 和 SHIMING_TLS_KEY 须同时设置。",
    });
  }
  if (!cert || !key) return undefined;
  return readTlsFiles({ path: `${certFile}`, content: cert }, { path: `${keyFile}`, content: key });
}
