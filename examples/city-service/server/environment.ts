/** What the environment says; README.md lists the variables. One that is empty counts as not set. */
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { Sensitive } from "@shiming/sdk";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentSettings {
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  readonly secret: Sensitive<string> | undefined;
  readonly trustProxy: string | false;
  readonly logLevel: string;
}

const LOG_LEVELS = ["debug", "info", "warn", "error"];

/** @throws Error that names in one sentence the first variable that is wrong, and nothing that may be a secret */
export function readEnvironment(environment: Environment): EnvironmentSettings {
  return {
    ...readListen(environment.CITY_SERVICE_LISTEN || "127.0.0.1:3000"),
    folder: environment.CITY_SERVICE_DATA || "city-service-data",
    secret: readSecret(environment.CITY_SERVICE_SECRET_FILE),
    trustProxy: readTrustedProxies(environment.CITY_SERVICE_TRUSTED_PROXIES),
    logLevel: readLogLevel(environment.CITY_SERVICE_LOG_LEVEL || "info"),
  };
}

function readListen(text: string): { host: string; port: number } {
  const [, host, port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535)
    throw new Error("CITY_SERVICE_LISTEN must be host:port, such as 127.0.0.1:3000.");
  return { host, port: Number(port) };
}

function readSecret(file: string | undefined): Sensitive<string> | undefined {
  if (!file) return undefined;
  try {
    return new Sensitive(readFileSync(file, "utf8"));
  } catch (error) {
    // The path is not repeated: somebody may have put the secret itself there.
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`CITY_SERVICE_SECRET_FILE names a file that cannot be read (${code}).`);
  }
}

function readTrustedProxies(text: string | undefined): string | false {
  if (!text) return false;
  if (text.split(",").every((proxy) => isNetwork(proxy.trim()))) return text;
  throw new Error(
    "CITY_SERVICE_TRUSTED_PROXIES must be addresses or networks, such as 10.0.0.7,10.1.0.0/16.",
  );
}

function isNetwork(text: string): boolean {
  const [, address = "", bits = "1"] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return Number(bits) >= 1 && Number(bits) <= most;
}

function readLogLevel(text: string): string {
  if (LOG_LEVELS.includes(text)) return text;
  throw new Error(`CITY_SERVICE_LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.`);
}
