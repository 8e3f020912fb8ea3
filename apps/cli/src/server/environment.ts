import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { isNetwork, type PlatformConfig } from "@shiming/platform";
import { unreadable, usage } from "../sentence.ts";

export interface ServeSettings {
  readonly data: string;
  readonly keys: string;
  readonly config: PlatformConfig & { readonly baseUrl: string };
  readonly logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ["debug", "info", "warn", "error"];
const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

/** Reads the settings of `serve`, once. Exits with a sentence about the first one that is missing or wrong. */
export function readServeSettings(environment: Environment): ServeSettings {
  const baseUrl = readOrigin(environment, "SHIMING_BASE_URL") ?? missing("SHIMING_BASE_URL");
  const { host, port } = readListen(environment);
  const tls = readTls(environment);
  const trustedProxies = readTrustedProxies(environment);
  const isPrivate = LOOPBACK.includes(host) && LOOPBACK.includes(new URL(baseUrl).hostname);
  if (!tls && !trustedProxies && !isPrivate) {
    usage("Beyond this machine, set SHIMING_TLS_CERT and SHIMING_TLS_KEY, or SHIMING_TRUSTED_PROXIES.");
  }
  if (!isPrivate && !baseUrl.startsWith("https:"))
    usage("SHIMING_BASE_URL must begin with https:// beyond this machine.");
  const sheetUrl = readOrigin(environment, "SHIMING_SHEET_URL");
  if (!isPrivate && sheetUrl?.startsWith("http:")) {
    usage("SHIMING_SHEET_URL must begin with https:// beyond this machine.");
  }
  const metricsToken = readMetricsToken(environment);
  return {
    data: environment.SHIMING_DATA || missing("SHIMING_DATA"),
    keys: environment.SHIMING_KEYS || missing("SHIMING_KEYS"),
    config: {
      baseUrl,
      host,
      port,
      ...(sheetUrl ? { sheetUrl } : {}),
      ...(tls ? { tls } : {}),
      ...(trustedProxies ? { trustedProxies } : {}),
      ...(metricsToken ? { metricsToken } : {}),
    },
    logLevel: readLogLevel(environment),
  };
}

function missing(name: string): never {
  return usage(`${name} is not set; "shiming serve --help" tells what it is for.`);
}

function readOrigin(environment: Environment, name: string): string | undefined {
  const text = environment[name];
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash;
  return isOrigin ? url.origin : usage(`${name} must be an origin such as https://realname.example.com.`);
}

function readListen(environment: Environment): { host: string; port: number } {
  const match = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(environment.SHIMING_LISTEN ?? "127.0.0.1:8080");
  const port = Number(match?.[2]);
  if (!match?.[1] || port > 65_535) return usage("SHIMING_LISTEN must be host:port, such as 0.0.0.0:8443.");
  return { host: match[1], port };
}

function readTls(environment: Environment): { cert: Buffer; key: Buffer } | undefined {
  const { SHIMING_TLS_CERT: cert, SHIMING_TLS_KEY: key } = environment;
  if (!cert && !key) return undefined;
  if (!cert || !key) usage("SHIMING_TLS_CERT and SHIMING_TLS_KEY belong together.");
  const tls = {
    cert: readSettingFile("SHIMING_TLS_CERT", cert),
    key: readSettingFile("SHIMING_TLS_KEY", key),
  };
  try {
    createSecureContext(tls);
    return tls;
  } catch {
    return usage(`${cert} and ${key} are no certificate chain and its private key, both in PEM.`);
  }
}

function readTrustedProxies(environment: Environment): readonly string[] | undefined {
  const proxies = environment.SHIMING_TRUSTED_PROXIES?.split(",").map((address) => address.trim());
  const wrong = proxies?.find((proxy) => !isNetwork(proxy));
  return wrong === undefined
    ? proxies
    : usage(
        `SHIMING_TRUSTED_PROXIES names "${wrong}", which is neither an address nor a network such as 10.0.0.0/8.`,
      );
}

function readMetricsToken(environment: Environment): string | undefined {
  const file = environment.SHIMING_METRICS_TOKEN_FILE;
  return file
    ? readSettingFile("SHIMING_METRICS_TOKEN_FILE", file).toString().trim()
    : environment.SHIMING_METRICS_TOKEN;
}

function readLogLevel(environment: Environment): string {
  const level = environment.SHIMING_LOG_LEVEL ?? "info";
  return LOG_LEVELS.includes(level)
    ? level
    : usage(`SHIMING_LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.`);
}

function readSettingFile(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    return unreadable(`${name}: ${file}`, error);
  }
}
