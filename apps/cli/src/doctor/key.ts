/** The steps that need no platform: the key, the certificate, whether they belong together, the serial number. */

import type { KeyObject, X509Certificate } from "node:crypto";
import {
  type Checked,
  failed,
  passed,
  type Step,
  sentenceOf,
  skipped,
  skippedAfter,
  text,
} from "@shiming/administration";
import {
  CryptoError,
  type CryptoFailure,
  certSerialNoOf,
  diagnoseCertSerialNo,
  isCertSerialNo,
  loadCertificate,
  loadPrivateKey,
  type Mistake,
  type Text,
} from "@shiming/crypto";
import { errors } from "@shiming/wire";
import type { Kit, NamedFile } from "./kit.ts";

const RSA = text(
  "Use an RSA key of 2048 to 4096 bits with the exponent 65537.",
  "请使用 2048 至 4096 位、指数 65537 的 RSA 密钥。",
);

const KEY = text(
  "Give the merchant's private key, in PEM: PKCS#8 or PKCS#1.",
  "请提供 PEM 格式的商户私钥（PKCS#8 或 PKCS#1）。",
);
const CERTIFICATE = text("Give the merchant's certificate, in PEM.", "请提供 PEM 格式的商户证书。");

/** What to do about a key or certificate that cannot be used. */
const mends: Partial<Record<CryptoFailure, Text>> = {
  key_malformed: KEY,
  key_ambiguous: KEY,
  key_cipher_unsupported: text(
    "Run that command, and give the new file.",
    "请运行该命令，并改用新生成的文件。",
  ),
  passphrase_missing_or_wrong: text(
    "Give its passphrase by --passphrase-file or SHIMING_PRIVATE_KEY_PASSPHRASE.",
    "请用 --passphrase-file 或 SHIMING_PRIVATE_KEY_PASSPHRASE 提供口令。",
  ),
  key_not_rsa: RSA,
  key_size_unsupported: RSA,
  key_exponent_unsupported: RSA,
  certificate_malformed: CERTIFICATE,
  certificate_ambiguous: CERTIFICATE,
};

export function checkPrivateKey({ key, passphrase }: Kit): Checked<KeyObject> {
  const step = "private_key";
  if (!key)
    return skipped(
      step,
      text(
        "needs --key, or a sandbox's mini program with a merchant",
        "需要 --key，或沙箱中已绑定商户的小程序",
      ),
    );
  if (!key.content) return unreadable(step, key);
  try {
    const privateKey = loadPrivateKey(key.content, passphrase?.reveal());
    return passed(step, sizeOf(privateKey), privateKey);
  } catch (error) {
    return unusable(step, key, error);
  }
}

/** Of several certificates in the file, the one that has the key. */
export function checkCertificate(
  { certificate: file }: Kit,
  privateKey: KeyObject | undefined,
  at: Date,
): Checked<X509Certificate> {
  const step = "certificate";
  if (!file)
    return skipped(
      step,
      text(
        "needs --certificate, or a sandbox's mini program with a merchant",
        "需要 --certificate，或沙箱中已绑定商户的小程序",
      ),
    );
  if (!file.content) return unreadable(step, file);
  let certificate: X509Certificate;
  try {
    certificate = loadCertificate(file.content, privateKey);
  } catch (error) {
    return unusable(step, file, error);
  }
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  const [fromDay, toDay] = [from, to].map((date) => date.toISOString().slice(0, 10)) as [string, string];
  if (at > to) {
    const mend = text(
      "Apply for a new certificate, then change key and cert_serialno together.",
      "请申请新证书，并同时更换私钥和 cert_serialno。",
    );
    return failed(step, text(`it expired on ${toDay}`, `已于 ${toDay} 过期`), mend);
  }
  if (at < from) {
    return failed(
      step,
      text(`it is valid from ${fromDay} only`, `${fromDay} 起才有效`),
      text("Check this machine's clock.", "请检查本机时钟。"),
    );
  }
  const size = sizeOf(certificate.publicKey);
  return passed(step, text(`${size.en}, valid until ${toDay}`, `${size.zh}，有效期至 ${toDay}`), certificate);
}

export function checkKeyPair(
  privateKey: KeyObject | undefined,
  certificate: X509Certificate | undefined,
): Checked<true> {
  const step = "key_pair";
  if (!privateKey || !certificate) return skippedAfter(step, "private_key", "certificate");
  if (certificate.checkPrivateKey(privateKey)) {
    return passed(step, text("they belong together", "匹配"), true);
  }
  const mend = text(
    "Use the key that the certificate was requested with; if it is lost, apply for a new certificate.",
    "请使用申请该证书时的私钥；如已遗失，请重新申请证书。",
  );
  return failed(step, text("the private key is not the one of the certificate", "私钥与证书不匹配"), mend);
}

export function checkSerialNumber(
  { certSerialNo: given }: Kit,
  certificate: X509Certificate | undefined,
): Checked<string> {
  const step = "serial_number";
  if (given === undefined && !certificate) {
    return skipped(
      step,
      text("needs --certificate or --cert-serialno", "需要 --certificate 或 --cert-serialno"),
    );
  }
  let own: string | undefined;
  try {
    own = certificate && certSerialNoOf(certificate);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return failed(step, error.text, CERTIFICATE);
  }
  if (given !== undefined && !isCertSerialNo(given)) return malformed(given, own, certificate);
  if (given !== undefined && own !== undefined && given !== own) {
    const mistake = diagnoseCertSerialNo(given, certificate && [certificate]);
    const seen = mistake
      ? text("it is not the certificate's serial number", "不是证书的序列号")
      : text("it is another certificate's", "是另一张证书的序列号");
    return notOfIt(seen, mistake, own);
  }
  const certSerialNo = (given ?? own) as string;
  return passed(step, text(certSerialNo, certSerialNo), certSerialNo);
}

function malformed(
  given: string,
  own: string | undefined,
  certificate: X509Certificate | undefined,
): Checked<string> {
  const seen = text("it is not 40 upper-case hex digits", "不是 40 位大写十六进制");
  return notOfIt(seen, diagnoseCertSerialNo(given, certificate && [certificate]), own);
}

function notOfIt(seen: Text, mistake: Mistake | undefined, own: string | undefined): Checked<string> {
  if (mistake) return failed("serial_number", seen, sentenceOf([mistake]), { mistakes: [mistake.word] });
  return failed("serial_number", seen, own ? text(`Send ${own}.`, `请填写 ${own}。`) : errors[94009].advice);
}

function sizeOf(key: KeyObject): Text {
  const size = `RSA ${key.asymmetricKeyDetails?.modulusLength}`;
  return text(size, size);
}

function unreadable(step: Step, { path }: NamedFile) {
  return failed(
    step,
    text(`${path} cannot be read`, `无法读取 ${path}`),
    text("Name a file that you may read.", "请指定可读取的文件。"),
  );
}

function unusable(step: Step, { path, content }: NamedFile, error: unknown) {
  if (!(error instanceof CryptoError)) throw error;
  const label = /-----BEGIN ([A-Z0-9 ]{3,40})-----/.exec(content?.toString("latin1") ?? "")?.[1] ?? "no PEM";
  const seen = text(`${path} (${label}): ${error.text.en}`, `${path}（${label}）：${error.text.zh}`);
  return failed(step, seen, mends[error.code] ?? RSA);
}
