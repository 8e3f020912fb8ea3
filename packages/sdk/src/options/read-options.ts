import type { KeyObject } from "node:crypto";
import { Sensitive, sensitive } from "@shiming/crypto";
import { limits, patterns } from "@shiming/wire";
import { type Language, RealnameError } from "../error/realname-error.ts";
import type { RetryPolicy } from "../time/retry.ts";
import { type BaseUrl, parseBaseUrl } from "./base-url.ts";
import { readKeys } from "./keys.ts";
import { optionError } from "./option-error.ts";
import type { OptionName } from "./option-forms.ts";
import type { RealnameClientOptions } from "./options.ts";

/** Who signs, and can read what is encrypted to it. */
export interface Merchant {
  readonly mchId: string;
  readonly privateKey: KeyObject;
  readonly certSerialNo: string;
}

/** Options that were looked at: what a client works with. */
export interface Configuration {
  readonly baseUrl: BaseUrl;
  readonly appid: string;
  readonly secret: Sensitive<string>;
  readonly merchant: Merchant | undefined;
  readonly timeoutMs: number;
  readonly policy: RetryPolicy;
  readonly workers: number;
}

/** @throws RealnameError about the first option that is missing or wrong, naming it and never its value */
export function readOptions(options: RealnameClientOptions): Configuration {
  const wholeNumber = (name: OptionName, value: unknown, least: number, most: number): number => {
    if (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    throw optionError("option_invalid", name);
  };
  const { timeoutMs = 15_000, attemptTimeoutMs = 5_000, attempts = 4, workers = 0 } = options;
  const longestMs = limits.repeatSeconds * 1000;
  requireFunctions("tokenCache", options.tokenCache, ["get", "set"]);
  requireFunctions("dispatcher", options.dispatcher, ["dispatch"]);
  return {
    baseUrl: readBaseUrl(options),
    appid: readText("appid", options.appid, patterns.appid),
    secret: readSecret(options.secret),
    merchant: readMerchant(options),
    timeoutMs: wholeNumber("timeoutMs", timeoutMs, 1, longestMs),
    policy: {
      attempts: wholeNumber("attempts", attempts, 1, 10),
      attemptMs: wholeNumber("attemptTimeoutMs", attemptTimeoutMs, 1, longestMs),
    },
    workers: wholeNumber("workers", workers, 0, 64),
  };
}

/** Nothing where nothing of one is set. */
function readMerchant(options: RealnameClientOptions): Merchant | undefined {
  if (MERCHANT.every((name) => options[name] === undefined)) return undefined;
  return { mchId: readText("mchId", options.mchId, patterns.mchId), ...readKeys(options) };
}

const MERCHANT = ["mchId", "privateKey", "passphrase", "certificate", "certSerialNo"] as const;

/** Read before the others: errors about them are already told in it. */
export function readLanguage(language: unknown): Language {
  if (language === undefined) return "en";
  if (language === "en" || language === "zh") return language;
  throw optionError("option_invalid", "language");
}

/** A call ends by it; its controller, which is easily taken for it, has no such functions. */
export function requireSignal(signal: unknown): void {
  if (signal !== null) requireFunctions("signal", signal, ["addEventListener", "removeEventListener"]);
}

function requireFunctions(name: OptionName, value: unknown, functions: readonly string[]): void {
  if (value === undefined) return;
  const members = Object(value) as Record<string, unknown>;
  if (!functions.every((each) => typeof members[each] === "function"))
    throw optionError("option_invalid", name);
}

function readBaseUrl({ baseUrl, allowInsecureHttp }: RealnameClientOptions): BaseUrl {
  if (baseUrl === undefined || baseUrl === "") throw optionError("option_missing", "baseUrl");
  const parsed = parseBaseUrl(String(baseUrl));
  if (!parsed) throw optionError("option_invalid", "baseUrl");
  if (!parsed.isPrivate && allowInsecureHttp !== true) {
    throw new RealnameError("insecure_base_url", { subject: "baseUrl" });
  }
  return parsed;
}

function readText(name: OptionName, value: unknown, pattern: RegExp): string {
  if (value === undefined || value === "") throw optionError("option_missing", name);
  if (typeof value === "string" && pattern.test(value)) return value;
  throw optionError("option_invalid", name);
}

function readSecret(secret: unknown): Sensitive<string> {
  const text: unknown = secret instanceof Sensitive ? secret.reveal() : secret;
  return sensitive(readText("secret", text, /^[\x21-\x7e]+$/));
}
