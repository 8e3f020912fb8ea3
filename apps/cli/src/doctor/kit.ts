/** What a developer has: every part of it may be missing. */
import { isCapturedVerification } from "@shiming/administration";
import { type Sensitive, sensitive } from "@shiming/crypto";
import { readBytes, readInput, readSecret } from "../commands/options.ts";
import { type CallerOptions, settingsOf } from "../steps/caller.ts";
import { readCertificates } from "../steps/credential-file.ts";
import { readPassphrase } from "../steps/private-key.ts";

/** A file as it was read; `undefined` when it cannot be. */
export interface NamedFile {
  readonly path: string;
  readonly content: Buffer | undefined;
}

export interface Kit {
  readonly baseUrl: string | undefined;
  /** PEM. */
  readonly ca: string | undefined;
  readonly appid: string | undefined;
  readonly secret: Sensitive<string> | undefined;
  readonly mchId: string | undefined;
  readonly key: NamedFile | undefined;
  readonly passphrase: Sensitive<string> | undefined;
  readonly certificate: NamedFile | undefined;
  /** As it was given, in whatever form. */
  readonly certSerialNo: string | undefined;
  readonly authToken: Sensitive<string> | undefined;
  /** Whether the `auth_token` may be used up. */
  readonly mayExchange: boolean;
  /** Whether verifications are examined, and not exchanges. */
  readonly verifies: boolean;
  /** Of a verification. */
  readonly code: Sensitive<string> | undefined;
  /** A request that failed, as it was captured: its JSON, or text that has it inside. */
  readonly request: Sensitive<string> | undefined;
}

export interface KitOptions extends CallerOptions {
  readonly authToken?: string;
  readonly authTokenFile?: string;
  readonly exchange?: boolean;
  readonly verification?: boolean;
  readonly code?: string;
  readonly request?: string;
}

/** @throws Sentence for a sandbox, a secret or a request that cannot be read; keys and certificates are steps of the examination */
export function readKit(options: KitOptions, environment = process.env): Kit {
  // A serial number that is given does not take the certificate's place here: the two are compared.
  const settings = settingsOf({ ...options, certSerialno: undefined }, environment);
  const authToken = readSecret({
    file: options.authTokenFile,
    variable: "SHIMING_AUTH_TOKEN",
    argument: options.authToken,
  });
  // An empty one is one that holds no body.
  const request = options.request === undefined ? undefined : readInput(options.request);
  return {
    baseUrl: settings.baseUrl,
    ca: settings.ca ? readCertificates(settings.ca) : undefined,
    appid: settings.appid,
    secret: sensitiveIf(settings.secret),
    mchId: settings.mchId,
    key: fileIf(settings.key),
    passphrase: sensitiveIf(readPassphrase(options.passphraseFile)),
    certificate: fileIf(settings.certificate),
    certSerialNo: options.certSerialno ?? settings.certSerialno,
    authToken: sensitiveIf(authToken),
    mayExchange: options.exchange === true,
    verifies: options.verification === true || options.code !== undefined || isVerification(request),
    code: sensitiveIf(options.code),
    request: request === undefined ? undefined : sensitive(request),
  };
}

function isVerification(request: string | undefined): boolean {
  return request !== undefined && isCapturedVerification(request);
}

/** Whether there is anything to examine. */
export function isEmpty({ baseUrl, key, certificate, certSerialNo, request }: Kit): boolean {
  return [baseUrl, key, certificate, certSerialNo, request].every((part) => part === undefined);
}

function sensitiveIf(value: string | undefined): Sensitive<string> | undefined {
  return value ? sensitive(value) : undefined;
}

function fileIf(path: string | undefined): NamedFile | undefined {
  if (!path) return undefined;
  try {
    return { path, content: readBytes(path) };
  } catch {
    return { path, content: undefined };
  }
}
