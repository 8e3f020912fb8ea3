/** The merchant's key, and the number of the certificate that goes with it. */
import type { KeyObject, X509Certificate } from "node:crypto";
import {
  CryptoError,
  type CryptoFailure,
  certSerialNoOf,
  loadCertificate,
  loadPrivateKey,
} from "@shiming/crypto";
import { patterns } from "@shiming/wire";
import { RealnameError, type RealnameFailure } from "../error/realname-error.ts";
import { optionError } from "./option-error.ts";
import type { OptionName } from "./option-forms.ts";
import type { RealnameClientOptions } from "./options.ts";

/** @throws RealnameError about the first option that is wrong; `key_mismatch` */
export function readKeys(options: RealnameClientOptions): { privateKey: KeyObject; certSerialNo: string } {
  const { passphrase } = options;
  if (passphrase !== undefined && typeof passphrase !== "string") {
    throw optionError("option_invalid", "passphrase");
  }
  const pem = requirePem(options.privateKey, "privateKey");
  const privateKey = named("privateKey", () => loadPrivateKey(pem, passphrase));
  if (options.certificate === undefined) {
    return { privateKey, certSerialNo: readSerialNo(options.certSerialNo, undefined) };
  }
  const certificatePem = requirePem(options.certificate, "certificate");
  const certificate = named("certificate", () => loadCertificate(certificatePem, privateKey));
  if (!certificate.checkPrivateKey(privateKey)) throw new RealnameError("key_mismatch");
  return { privateKey, certSerialNo: readSerialNo(options.certSerialNo, certificate) };
}

function readSerialNo(given: unknown, certificate: X509Certificate | undefined): string {
  const own = certificate && named("certificate", () => certSerialNoOf(certificate));
  if (given === undefined) {
    if (own !== undefined) return own;
    throw optionError("option_missing", "certificate");
  }
  if (typeof given === "string" && patterns.certSerialNo.test(given) && (own ?? given) === given)
    return given;
  throw optionError("option_invalid", "certSerialNo");
}

function requirePem(pem: unknown, name: OptionName): string | Uint8Array {
  if (pem === undefined || pem === "") throw optionError("option_missing", name);
  if (typeof pem === "string" || pem instanceof Uint8Array) return pem;
  throw optionError("option_invalid", name);
}

/** What crypto says of these tells more than their rows do: which file this is instead, and what to do with it. */
const SAID = new Set<CryptoFailure>([
  "key_malformed",
  "key_ambiguous",
  "key_cipher_unsupported",
  "key_not_rsa",
  "key_size_unsupported",
  "certificate_malformed",
  "certificate_ambiguous",
]);

/** What crypto finds wrong, said of the option that it was found in. */
function named<T>(name: OptionName, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    const said = SAID.has(error.code) ? { said: error.text } : {};
    throw new RealnameError(error.code as RealnameFailure, { subject: name, ...said });
  }
}
