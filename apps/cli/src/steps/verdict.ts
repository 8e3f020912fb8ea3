/** Whether the signature of a request is right for a certificate or a public key. Contract §5. */
import type { KeyObject } from "node:crypto";
import { detailOfMisplaced } from "@shiming/core";
import {
  diagnoseBody,
  diagnoseSignature,
  diagnoseSignEncoding,
  loadPublicKey,
  parseCanonicalBase64,
  type SignedFields,
  stringToSign,
  verifySignature,
} from "@shiming/crypto";
import { misplacedField, requestFields } from "@shiming/wire";
import { jsonObject, readBytes, readInput } from "../commands/options.ts";
import { usage } from "../sentence.ts";
import {
  mistakeInCertSerialNo,
  mistakeInTimestamp,
  readCertificate,
  type SaidMistake,
} from "./signed-fields.ts";

/** Its fields as they were sent, whatever they are. */
export interface SentRequest {
  readonly certSerialno?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly sign?: string | undefined;
}

export interface SignerOptions {
  readonly certificate?: string;
  readonly publicKey?: string;
}

export interface Signer {
  readonly publicKey: KeyObject;
  /** Known of a certificate. */
  readonly certSerialNo: string | undefined;
}

export interface Verdict {
  readonly valid: boolean;
  /** What has to be signed, where the request says it. */
  readonly string_to_sign?: string;
  readonly mistakes: readonly SaidMistake[];
}

/** @throws CryptoError for what is no certificate or public key of RSA 2048 to 4096 */
export function readSigner({ certificate: file, publicKey }: SignerOptions): Signer {
  if (file !== undefined && publicKey === undefined) {
    const { certificate, certSerialNo } = readCertificate(file);
    return { publicKey: certificate.publicKey, certSerialNo };
  }
  if (file !== undefined || publicKey === undefined)
    usage({
      en: "One of --certificate and --public-key is needed.",
      zh: "请给出 --certificate 或 --public-key。",
    });
  return { publicKey: loadPublicKey(readBytes(publicKey)), certSerialNo: undefined };
}

/** What a file says, and above it what is given. */
export function readRequest(file: string | undefined, given: SentRequest): SentRequest {
  const request =
    file === undefined ? {} : jsonObject(readInput(file), { en: "The request", zh: "请求" }, diagnoseBody);
  const sent = (name: SignedField) =>
    request[name] === undefined ? elsewhere(request, name) : String(request[name]);
  return {
    certSerialno: given.certSerialno ?? sent(requestFields.certSerialNo),
    timestamp: given.timestamp ?? sent(requestFields.timestamp),
    sign: given.sign ?? sent(requestFields.sign),
  };
}

type SignedField = (typeof requestFields)["certSerialNo" | "timestamp" | "sign"];

/** Nothing where the request lacks it; one that has it in another place says so. */
function elsewhere(request: Readonly<Record<string, unknown>>, field: SignedField): undefined {
  const { hint } = detailOfMisplaced(field, { misplaced: (each) => misplacedField(request, each) });
  if (hint) usage({ en: `In the request, ${hint.en}.`, zh: `请求中，${hint.zh}。` });
}

export function judge(signer: Signer, request: SentRequest): Verdict {
  const certSerialNo =
    request.certSerialno ??
    signer.certSerialNo ??
    usage({ en: "--cert-serialno is needed.", zh: "请给出 --cert-serialno。" });
  const timestamp = request.timestamp ?? usage({ en: "--timestamp is needed.", zh: "请给出 --timestamp。" });
  const sign = request.sign ?? usage({ en: "--sign is needed.", zh: "请给出 --sign。" });
  const malformed = [mistakeInCertSerialNo(certSerialNo), mistakeInTimestamp(timestamp)].flatMap(
    (each) => each ?? [],
  );
  if (malformed.length > 0) return { valid: false, mistakes: malformed };
  const fields = { certSerialNo, timestamp: Number(timestamp) };
  const mistakes = mistakesIn(signer, fields, sign);
  return { valid: mistakes.length === 0, string_to_sign: stringToSign(fields), mistakes };
}

function mistakesIn(signer: Signer, fields: SignedFields, sign: string): readonly SaidMistake[] {
  const signature = parseCanonicalBase64(sign);
  if (signature && verifySignature(signer.publicKey, stringToSign(fields), signature)) {
    const named = signer.certSerialNo ?? fields.certSerialNo;
    return named === fields.certSerialNo ? [] : [otherCertificate(named)];
  }
  const found = diagnoseSignature({ ...fields, sign }, signer.publicKey);
  return found.length > 0 ? found : [diagnoseSignEncoding(sign) ?? UNKNOWN];
}

const UNKNOWN: SaidMistake = {
  word: "sign_malformed",
  en: "sign is not canonical base64",
  zh: "sign 不是规范的 base64",
};

function otherCertificate(certSerialNo: string): SaidMistake {
  return {
    word: "cert_serialno_of_another",
    en: `cert_serialno names another certificate; this one's is ${certSerialNo}`,
    zh: `cert_serialno 指的是另一张证书；这张证书的序列号是 ${certSerialNo}`,
  };
}
