/** The fields that a signature is over, as somebody has written them. Contract §5. */
import type { KeyObject } from "node:crypto";
import {
  certSerialNoOf,
  diagnoseCertSerialNo,
  diagnoseTimestamp,
  isCertSerialNo,
  loadCertificate,
  type Mistake,
} from "@shiming/crypto";
import { limits, patterns } from "@shiming/wire";
import { readBytes } from "../commands/options.ts";
import { Sentence, usage } from "../sentence.ts";

/** What is wrong with a serial number; `undefined` for 40 upper-case hex digits. */
export function mistakeInCertSerialNo(text: string): SaidMistake | undefined {
  if (isCertSerialNo(text)) return undefined;
  return (
    diagnoseCertSerialNo(text) ?? {
      word: "cert_serialno_malformed",
      en: "cert_serialno is not 40 upper-case hex digits",
      zh: "cert_serialno 不是 40 位大写十六进制数字",
    }
  );
}

/** What is wrong with a timestamp; `undefined` for whole Unix seconds. */
export function mistakeInTimestamp(text: string): SaidMistake | undefined {
  if (patterns.timestamp.test(text) && Number(text) <= limits.timestampMax) return undefined;
  return (
    diagnoseTimestamp(text) ?? {
      word: "timestamp_malformed",
      en: "timestamp is not whole Unix seconds",
      zh: "timestamp 不是以整秒表示的 Unix 时间",
    }
  );
}

/** A mistake, also one that the diagnosis has no better word for. */
export type SaidMistake = Pick<Mistake, "en" | "zh"> & { readonly word: string };

/** The value of `--cert-serialno`. */
export function certSerialNo(text: string): string {
  const mistake = mistakeInCertSerialNo(text);
  return mistake ? usage({ en: `${mistake.en}.`, zh: `${mistake.zh}。` }) : text;
}

/** The value of `--timestamp`. @returns Unix seconds */
export function timestampSeconds(text: string): number {
  const mistake = mistakeInTimestamp(text);
  return mistake ? usage({ en: `${mistake.en}.`, zh: `${mistake.zh}。` }) : Number(text);
}

/**
 * What the certificate in a file says of itself; of several, the one that has the key.
 * @throws CryptoError for what is no certificate of RSA 2048 to 4096
 */
export function readCertificate(file: string, privateKey?: KeyObject) {
  const certificate = loadCertificate(readBytes(file), privateKey);
  return { certificate, certSerialNo: certSerialNoOf(certificate) };
}

/**
 * The serial number of the certificate that a key signs for. With the certificate at hand, the key is checked to be its
 * own: a signature by another one would be refused as 94003.
 */
export function certSerialNoFor(
  privateKey: KeyObject,
  {
    certificate: file,
    certSerialno: given,
  }: { certificate?: string | undefined; certSerialno?: string | undefined },
): string {
  if (!file)
    return certSerialNo(
      given ??
        usage({
          en: "--certificate or --cert-serialno is needed.",
          zh: "请给出 --certificate 或 --cert-serialno。",
        }),
    );
  const { certificate, certSerialNo: its } = readCertificate(file, privateKey);
  if (given && given !== its) {
    const mistake = diagnoseCertSerialNo(given, [certificate]);
    usage({
      en: mistake ? `${mistake.en}.` : `cert_serialno is not that of ${file}, ${its}.`,
      zh: mistake ? `${mistake.zh}。` : `cert_serialno 与 ${file} 的 ${its} 不一致。`,
    });
  }
  if (certificate.checkPrivateKey(privateKey)) return its;
  if (certificate.ca) {
    throw new Sentence({
      en: "The private key is not the one of the certificate, which calls itself an authority's (CA): is it the one that was issued to the merchant?",
      zh: "私钥与证书不是一对。这张证书标明自己是签发机构（CA）的：请确认给的是签发给商户的那一张。",
    });
  }
  throw new Sentence({
    en: "The private key is not the one of the certificate.",
    zh: "私钥与证书不是一对。",
  });
}
