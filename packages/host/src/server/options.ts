import { KeyObject } from "node:crypto";
import { CryptoError, loadAnyPrivateKey } from "@shiming/crypto";
import { isPrivateUrl } from "../private-url.ts";
import { HostError } from "./host-error.ts";

/** Who the host is, and where the platform. */
export interface RealnameHostOptions {
  /** The platform's base URL, exactly as its operator has set it: it is the `aud` of every assertion. */
  readonly baseUrl: string | URL;
  /** The name under which the host's keys are registered: the `iss`. */
  readonly issuer: string;
  /** The name of the key. */
  readonly kid: string;
  /** The private half, P-256: a file's content in any form that the SDK reads, or a key of `node:crypto`. */
  readonly privateKey: string | Uint8Array | KeyObject;
  /** Of an encrypted key. */
  readonly passphrase?: string;
  /** The longest that one attempt may take; there are three at most. Default 4000. */
  readonly attemptTimeoutMs?: number;
  /** Tells the time, for tests. */
  readonly now?: () => Date;
}

/** The options, looked at. */
export interface Configuration {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly issuer: string;
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly attemptTimeoutMs: number;
  readonly now: () => Date;
}

const ATTEMPT_TIMEOUT_MS = 4_000;
const LONGEST_TIMEOUT_MS = 60_000;

/** @throws HostError `option_invalid` about the first one that is wrong */
export function readOptions(options: RealnameHostOptions): Configuration {
  const { issuer, kid, attemptTimeoutMs = ATTEMPT_TIMEOUT_MS, now = () => new Date() } = options;
  const isTimeout = Number.isInteger(attemptTimeoutMs) && attemptTimeoutMs > 0;
  if (!isTimeout || attemptTimeoutMs > LONGEST_TIMEOUT_MS) {
    throw invalid(`attemptTimeoutMs is a whole number from 1 to ${LONGEST_TIMEOUT_MS}`);
  }
  return {
    baseUrl: readBaseUrl(options.baseUrl),
    issuer: requireText(issuer, "issuer"),
    kid: requireText(kid, "kid"),
    privateKey: readPrivateKey(options),
    attemptTimeoutMs,
    now,
  };
}

function readBaseUrl(baseUrl: string | URL): string {
  const url = URL.canParse(String(baseUrl)) ? new URL(baseUrl) : undefined;
  const isOrigin = url && url.href === `${url.origin}/`;
  if (!isOrigin || !isPrivateUrl(url)) {
    throw invalid("baseUrl is an origin such as https://realname.example.com; http only on this machine");
  }
  return url.origin;
}

function requireText(value: unknown, name: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw invalid(`${name} is a text that is not empty`);
}

function readPrivateKey({ privateKey: given, passphrase }: RealnameHostOptions): KeyObject {
  if (passphrase !== undefined && typeof passphrase !== "string") throw invalid("passphrase is a text");
  const key = given instanceof KeyObject ? given : parsePrivateKey(given, passphrase);
  const isP256 = key.type === "private" && key.asymmetricKeyDetails?.namedCurve === "prime256v1";
  if (isP256) return key;
  throw invalid(`${PRIVATE_KEY}; this is ${nameOf(key)}`);
}

const PRIVATE_KEY = "privateKey is a private P-256 key";

function parsePrivateKey(given: unknown, passphrase: string | undefined): KeyObject {
  const isGiven = (typeof given === "string" || given instanceof Uint8Array) && given.length > 0;
  if (!isGiven) throw invalid(`${PRIVATE_KEY}, and is missing`);
  try {
    return loadAnyPrivateKey(given, passphrase);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    throw new HostError("option_invalid", `${PRIVATE_KEY}. ${error.text.en}`);
  }
}

/** `a public key`, or the algorithm and curve: `rsa`, `ec (secp384r1)`. */
function nameOf({ type, asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  if (type !== "private") return `a ${type} key`;
  const curve = asymmetricKeyDetails?.namedCurve;
  return `${asymmetricKeyType}${curve ? ` (${curve})` : ""}`;
}

function invalid(rule: string): HostError {
  return new HostError("option_invalid", `${rule}.`);
}
