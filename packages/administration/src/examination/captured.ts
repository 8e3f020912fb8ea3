/** The steps that a captured request tells by itself, and with the public key that should verify it. */
import type { KeyObject, X509Certificate } from "node:crypto";
import {
  diagnoseCertSerialNo,
  diagnoseSignature,
  diagnoseSignEncoding,
  diagnoseTimestamp,
  isCertSerialNo,
  type Mistake,
} from "@shiming/crypto";
import { errors, limits, patterns, requestFields } from "@shiming/wire";
import { checkAnswerSpelling } from "./answer-spelling.ts";
import { checkBody, type MeantBody } from "./captured-body.ts";
import type { CapturedBody } from "./captured-text.ts";
import { checkQuestion } from "./captured-verification.ts";
import {
  type Checked,
  type Finding,
  failed,
  passed,
  type Step,
  sentenceOf,
  skippedAfter,
  type Text,
  text,
} from "./finding.ts";
import { checkPlatformLog } from "./platform-log.ts";

/**
 * @param captured the body, or text that has it inside
 * @param publicKeys the one that should verify it, then others that the developer has
 * @param certSerialNo of the certificate that was meant, where that is known
 */
export function checkCaptured(
  captured: string,
  publicKeys: readonly KeyObject[],
  certSerialNo: string | undefined,
): readonly Finding[] {
  const { findings, meant } = readCaptured(captured);
  if (meant?.isVerification) return [...findings, ...checkQuestion(meant.fields)];
  return meant ? [...findings, ...checkFields(meant, publicKeys, certSerialNo).findings] : findings;
}

/** Whether it is a call of `checkrealnameinfo`. */
export function isCapturedVerification(captured: string): boolean {
  return readCaptured(captured).meant?.isVerification === true;
}

/** What the text is, and the body that was meant by it. Nothing more can be told of what holds none. */
export function readCaptured(captured: string): {
  readonly findings: readonly Finding[];
  readonly meant?: MeantBody | undefined;
} {
  const spelling = checkAnswerSpelling(captured);
  const line = checkPlatformLog(captured);
  if (line) return { findings: [...spelling, line] };
  const body = checkBody(captured);
  // Code and answers are no requests, and need not be told so.
  if (spelling.length > 0 && body.finding.verdict === "failed") return { findings: spelling };
  if (!body.value) return { findings: [body.finding] };
  return { findings: [...spelling, body.finding], meant: body.value };
}

/** The fields that are signed and the signature, with what was meant by them all the same. */
export function checkFields(
  { fields, misspelt }: MeantBody,
  publicKeys: readonly KeyObject[],
  expectedSerialNo: string | undefined,
  certificates: readonly X509Certificate[] = [],
): {
  readonly findings: readonly Finding[];
  readonly certSerialNo?: string | undefined;
  readonly timestamp?: number | undefined;
} {
  const serial = sentAs(
    misspelt[requestFields.certSerialNo],
    checkSerial(fields, expectedSerialNo, certificates),
  );
  const timestamp = sentAs(misspelt[requestFields.timestamp], checkTimestamp(fields));
  const sign = sentAs(
    misspelt[requestFields.sign],
    checkSign(fields, serial.value, timestamp.value, publicKeys),
  );
  return {
    findings: [serial.finding, timestamp.finding, sign.finding],
    certSerialNo: serial.value,
    timestamp: timestamp.value,
  };
}

/** Says under which name the value was sent, where that is not the field's own. */
function sentAs<T>(name: string | undefined, { finding, ...rest }: Checked<T>): Checked<T> {
  if (name === undefined || finding.verdict === "skipped") return { finding, ...rest };
  const { en, zh } = finding.seen;
  const seen = text(`${en} (sent under the misspelt name ${name})`, `${zh}（字段名错写成了 ${name}）`);
  return { finding: { ...finding, seen }, ...rest };
}

function checkSerial(
  body: CapturedBody,
  expected: string | undefined,
  certificates: readonly X509Certificate[],
): Checked<string> {
  const step = "captured_serial";
  const { [requestFields.certSerialNo]: sent } = body;
  const mistake = diagnoseCertSerialNo(sent, certificates);
  if (typeof sent !== "string" || !isCertSerialNo(sent) || mistake) {
    const seen = isCertSerialNo(String(sent))
      ? text("it is not the certificate's serial number", "不是证书的序列号")
      : text("it is not 40 upper-case hex digits", "不是 40 位大写十六进制");
    return wrong(step, seen, mistake ? [mistake] : [], errors[94009].advice, mistake?.instead);
  }
  if (expected !== undefined && sent !== expected) {
    const seen = text("it names another certificate than the one given here", "与此处给出的证书不是同一张");
    return { ...failed(step, seen, text(`Send ${expected}.`, `请填写 ${expected}。`)), value: sent };
  }
  return passed(step, text(sent, sent), sent);
}

/** Its form alone: a captured request may be old. */
function checkTimestamp(body: CapturedBody): Checked<number> {
  const step = "captured_timestamp";
  const { [requestFields.timestamp]: sent } = body;
  const isText = typeof sent === "string" && patterns.timestamp.test(sent);
  const seconds = isText ? Number(sent) : sent;
  if (Number.isInteger(seconds) && (seconds as number) >= 0 && (seconds as number) <= limits.timestampMax) {
    return passed(step, text(String(sent), String(sent)), seconds as number);
  }
  const mistake = diagnoseTimestamp(sent);
  const meant = mistake?.instead === undefined ? undefined : Number(mistake.instead);
  const seen = text("it is not a number of whole seconds", "不是以整秒为单位的数字");
  return wrong(step, seen, mistake ? [mistake] : [], errors[94008].advice, meant);
}

/** Against what the fields were meant to be, so that each mistake is told once. */
function checkSign(
  body: CapturedBody,
  certSerialNo: string | undefined,
  timestamp: number | undefined,
  [publicKey, ...otherKeys]: readonly KeyObject[],
): Checked<true> {
  const step = "captured_sign";
  const {
    [requestFields.sign]: sign,
    [requestFields.mchId]: mchId,
    [requestFields.authToken]: authToken,
  } = body;
  const seen = text("it does not verify", "验证不通过");
  const { advice } = errors[94003];
  if (typeof sign !== "string" || sign === "") return wrong(step, seen, [], advice);
  const encoding = diagnoseSignEncoding(sign);
  if (!publicKey || certSerialNo === undefined || timestamp === undefined) {
    if (encoding) return wrong(step, seen, [encoding], advice);
    return publicKey
      ? skippedAfter(step, "captured_serial", "captured_timestamp")
      : skippedAfter(step, "certificate");
  }
  const mistakes = diagnoseSignature(
    { certSerialNo, timestamp, mchId, authToken, sign },
    publicKey,
    otherKeys,
  );
  if (mistakes.length > 0) return wrong(step, seen, mistakes, advice);
  return passed(step, text("it verifies with the certificate", "可由证书验证"), true);
}

/** @param meant what was meant all the same, for later steps to go on with */
function wrong<T>(step: Step, seen: Text, mistakes: readonly Mistake[], usual: Text, meant?: T): Checked<T> {
  const { finding } = failed(step, seen, mistakes.length > 0 ? sentenceOf(mistakes) : usual, {
    mistakes: mistakes.map(({ word }) => word),
  });
  return meant === undefined ? { finding } : { finding, value: meant };
}
