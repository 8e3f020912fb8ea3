/** The steps that a captured request tells by itself, and with the public key that should verify it. */
import type { KeyObject } from "node:crypto";
import {
  diagnoseCertSerialNo,
  diagnoseSignature,
  diagnoseSignEncoding,
  diagnoseTimestamp,
  isCertSerialNo,
  type Mistake,
} from "@shiming/crypto";
import { errors, limits, misspeltField, patterns, requestFields } from "@shiming/wire";
import { checkAnswerSpelling } from "./answer-spelling.ts";
import { type CapturedBody, findBody } from "./captured-text.ts";
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
import type { Kit } from "./kit.ts";
import { checkPlatformLog } from "./platform-log.ts";

type RequestField = (typeof requestFields)[keyof typeof requestFields];

/**
 * Nothing when no request was given.
 * @param publicKeys the one that should verify it, then others that the developer has
 */
export function checkCaptured(
  { request }: Kit,
  publicKeys: readonly KeyObject[],
  certSerialNo: string | undefined,
): readonly Finding[] {
  if (!request) return [];
  const captured = request.reveal();
  const spelling = checkAnswerSpelling(captured);
  const line = checkPlatformLog(captured);
  if (line) return [...spelling, line];
  const body = checkBody(captured);
  // Code and answers are no requests, and need not be told so.
  if (spelling.length > 0 && body.finding.verdict === "failed") return spelling;
  if (!body.value) return [body.finding];
  const serial = checkSerial(body.value, certSerialNo);
  const timestamp = checkTimestamp(body.value);
  const sign = checkSign(body.value, serial.value, timestamp.value, publicKeys);
  return [...spelling, body.finding, serial.finding, timestamp.finding, sign.finding];
}

function checkBody(captured: string): Checked<CapturedBody> {
  const step = "captured_body";
  const body = findBody(captured);
  if (!body) {
    const mend = text(
      "Send one JSON object as the body; quote the variable when a shell builds it.",
      "请求体应为一个 JSON 对象；在 shell 中拼接时请给变量加引号。",
    );
    return failed(step, text("it holds no JSON object", "其中没有 JSON 对象"), mend);
  }
  const missing = Object.values(requestFields).filter(
    (name) => body[name] === undefined || body[name] === null,
  );
  if (missing.length > 0) return { ...lacks(body, missing), value: body };
  const { [requestFields.mchId]: mchId } = body;
  if (typeof mchId !== "string" || !patterns.mchId.test(mchId)) {
    const mend = text(
      "Send mch_id as a string of 8 to 10 digits.",
      "mch_id 请填写 8 至 10 位数字组成的字符串。",
    );
    return { ...failed(step, text("mch_id is malformed", "mch_id 格式不对"), mend), value: body };
  }
  return passed(step, text("a JSON object with every field", "JSON 对象，字段齐全"), body);
}

/** What is there under another name is said to be misspelt, which is easier to mend than to find. */
function lacks(body: CapturedBody, missing: readonly RequestField[]): { readonly finding: Finding } {
  const names = missing.join(", ");
  const spellings = missing.flatMap((field) => {
    const sent = misspeltField(body, field);
    return sent === undefined ? [] : [{ field, sent }];
  });
  const mends = {
    en: spellings.map(({ field, sent }) => `${sent} is spelt ${field}.`),
    zh: spellings.map(({ field, sent }) => `${sent} 应写作 ${field}。`),
  };
  const others = missing.filter((field) => !spellings.some((each) => each.field === field)).join(", ");
  return failed(
    "captured_body",
    text(`it lacks ${names}`, `缺少 ${names}`),
    text(
      [...mends.en, ...(others ? [`Send ${others}.`] : [])].join(" "),
      [...mends.zh, ...(others ? [`请带上 ${others}。`] : [])].join(""),
    ),
  );
}

function checkSerial(body: CapturedBody, expected: string | undefined): Checked<string> {
  const step = "captured_serial";
  const { [requestFields.certSerialNo]: sent } = body;
  if (typeof sent !== "string" || !isCertSerialNo(sent)) {
    const mistake = diagnoseCertSerialNo(sent);
    const seen = text("it is not 40 upper-case hex digits", "不是 40 位大写十六进制");
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
