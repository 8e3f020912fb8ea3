/**
 * The steps that one signed request tells, with an `auth_token` that nobody gave out: the order of failures says how far
 * everything is right, and nothing is used up but one call of the quota. Contract §5.
 */

import { type KeyObject, randomBytes, type X509Certificate } from "node:crypto";
import {
  type Checked,
  type Finding,
  failed,
  passed,
  refused,
  type Step,
  skipped,
  skippedAfter,
  text,
} from "@shiming/administration";
import { type SignedFields, signRequest, stringToSign, verifySignature } from "@shiming/crypto";
import { endpoints, query, requestFields } from "@shiming/wire";
import { call, codeOf } from "./call.ts";
import type { Kit } from "./kit.ts";
import { noAnswer, type Reached } from "./platform.ts";

/** A signed request, but for its `auth_token`. */
export interface SignedRequest extends SignedFields {
  readonly sign: string;
}

/** In the order in which the platform looks; a code says that every stage before its own was passed. */
const stages: readonly [step: Step, codes: readonly number[]][] = [
  ["quota", [45009, 45011]],
  ["timestamp", [94008, 94011]],
  ["merchant", [94010]],
  ["certificate_known", [94001, 94009]],
  ["signature", [94003]],
  ["access", [94006]],
  ["binding", [94007]],
];
const EVERYTHING_PASSED = 94005;
const FINE = text("the platform agrees", "平台验证通过");

export function checkStringToSign(
  privateKey: KeyObject | undefined,
  certSerialNo: string | undefined,
  certificate: X509Certificate | undefined,
  at: Date,
): Checked<SignedRequest> {
  const step = "string_to_sign";
  if (certSerialNo === undefined) return skippedAfter(step, "serial_number");
  if (!privateKey) return skippedAfter(step, "private_key");
  const fields = { certSerialNo, timestamp: Math.floor(at.getTime() / 1000) };
  const message = stringToSign(fields);
  const sign = signRequest(privateKey, fields);
  const publicKey = certificate?.publicKey;
  if (publicKey && !verifySignature(publicKey, message, Buffer.from(sign, "base64"))) {
    const seen = text("the certificate does not verify what the key signs", "证书无法验证该私钥的签名");
    return failed(step, seen, text("Use the certificate's own private key.", "请使用该证书的私钥。"));
  }
  return passed(step, text(message, message), { ...fields, sign });
}

export async function checkRequest(
  reached: Reached | undefined,
  accessToken: string | undefined,
  signed: SignedRequest | undefined,
  { mchId }: Kit,
): Promise<readonly Finding[]> {
  if (!reached || accessToken === undefined) return skipAll((step) => skippedAfter(step, "access_token"));
  if (!signed) return skipAll((step) => skippedAfter(step, "string_to_sign"));
  if (!mchId) return skipAll((step) => skipped(step, text("needs --mch-id", "需要 --mch-id")));
  const unknownToken = randomBytes(32).toString("base64url");
  const answer = await sendRequest(reached, accessToken, signed, mchId, unknownToken).catch(codeOf);
  if (typeof answer === "string") {
    return [
      noAnswer("signature", answer).finding,
      ...skipAll((step) => skippedAfter(step, "signature"), ["signature"]),
    ];
  }
  return findingsOf(answer);
}

/** @throws the error of the connection */
export async function sendRequest(
  { urlOf, ca }: Reached,
  accessToken: string,
  { certSerialNo, timestamp, sign }: SignedRequest,
  mchId: string,
  authToken: string,
): Promise<Readonly<Record<string, unknown>>> {
  const url = urlOf(endpoints.realnameInfo.path, { [query.accessToken]: accessToken });
  const body = {
    [requestFields.authToken]: authToken,
    [requestFields.mchId]: mchId,
    [requestFields.certSerialNo]: certSerialNo,
    [requestFields.timestamp]: timestamp,
    [requestFields.sign]: sign,
  };
  return (await call({ url, body, ca })).json ?? {};
}

function findingsOf(answer: Readonly<Record<string, unknown>>): readonly Finding[] {
  const { errcode } = answer;
  if (errcode === EVERYTHING_PASSED) return stages.map(([step]) => passed(step, FINE, true).finding);
  const place = stages.findIndex(([, codes]) => codes.includes(errcode as number));
  // A code of another step, or none at all: said where the request is judged as a whole.
  const failedAt = place < 0 ? stages.findIndex(([step]) => step === "signature") : place;
  return stages.map(([step], at) => {
    if (at === failedAt) return refused(step, answer).finding;
    if (at < failedAt && place >= 0) return passed(step, FINE, true).finding;
    return skippedAfter(step, (stages[failedAt] as [Step, unknown])[0]).finding;
  });
}

function skipAll(
  skip: (step: Step) => { readonly finding: Finding },
  except: readonly Step[] = [],
): readonly Finding[] {
  return stages.filter(([step]) => !except.includes(step)).map(([step]) => skip(step).finding);
}
