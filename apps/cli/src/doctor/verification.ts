/**
 * The steps of a verification (contract §9), by one call with an openid that nobody has: it counts towards the quota, compares nothing
 * and uses nothing up. A sandbox says in its answer what is wrong with the code; other platforms say nothing about codes to anybody.
 */
import { randomBytes } from "node:crypto";
import {
  type Checked,
  type Finding,
  failed,
  passed,
  refused,
  sentenceOf,
  skipped,
  skippedAfter,
  text,
} from "@shiming/administration";
import {
  diagnoseVerificationCode,
  diagnoseVerificationField,
  type VerificationCodeFault,
} from "@shiming/crypto";
import { CRED_TYPE, endpoints, query, verificationFields } from "@shiming/wire";
import { call, codeOf } from "./call.ts";
import type { Kit } from "./kit.ts";
import { noAnswer, type Reached } from "./platform.ts";

type Answer = Readonly<Record<string, unknown>>;

const FINE = text("the platform agrees", "平台验证通过");
const CODE = "verification_code";

export async function checkVerification(
  reached: Reached | undefined,
  accessToken: string | undefined,
  { code }: Kit,
): Promise<readonly Finding[]> {
  if (!reached || accessToken === undefined) {
    return (["quota", "verification_access", CODE] as const).map(
      (step) => skippedAfter(step, "access_token").finding,
    );
  }
  const mistake = code && diagnoseVerificationField("code", code.reveal());
  const sent = code && !mistake ? code.reveal() : randomBytes(32).toString("base64url");
  const answer = await ask(reached, accessToken, sent).catch(codeOf);
  if (typeof answer === "string") return [noAnswer("verification_access", answer).finding];
  const { errcode } = answer;
  if (errcode === 45009 || errcode === 45011) {
    const later = (["verification_access", CODE] as const).map((step) => skippedAfter(step, "quota").finding);
    return [refused("quota", answer).finding, ...later];
  }
  const quota = passed("quota", FINE, true).finding;
  if (errcode !== 80113) {
    return [
      quota,
      refused("verification_access", answer).finding,
      skippedAfter(CODE, "verification_access").finding,
    ];
  }
  const told = mistake
    ? failed(CODE, text("it is not as it was given", "与得到的内容不一致"), sentenceOf([mistake]), {
        mistakes: [mistake.word],
      })
    : codeFinding(code !== undefined, answer);
  return [quota, passed("verification_access", FINE, true).finding, told.finding];
}

async function ask({ urlOf, ca }: Reached, accessToken: string, code: string): Promise<Answer> {
  const url = urlOf(endpoints.checkRealnameInfo.path, { [query.accessToken]: accessToken });
  const body = {
    [verificationFields.openid]: `o${randomBytes(20).toString("base64url")}`,
    [verificationFields.realName]: "甲",
    [verificationFields.credId]: "0",
    [verificationFields.credType]: CRED_TYPE,
    [verificationFields.code]: code,
  };
  return (await call({ url, body, ca })).json ?? {};
}

/** The openid was nobody's: where that is what is told, everything else about the code is right. */
function codeFinding(isGiven: boolean, answer: Answer): Checked<true> {
  if (!isGiven) return skipped(CODE, text("needs --code", "需要 --code"));
  const said = String(answer.errmsg);
  const tells = (fault: VerificationCodeFault) =>
    said.includes(beginningOf(diagnoseVerificationCode(fault).en));
  if (tells({ reason: "of_another_openid" })) {
    return passed(
      CODE,
      text("good, not used yet, and not used up by this", "有效，尚未使用，本次检查也不会用掉"),
      true,
    );
  }
  return FAULTS.some(tells) ? refused(CODE, answer) : skipped(CODE, UNTOLD);
}

const SOME_TIME = new Date(0);
const FAULTS: readonly VerificationCodeFault[] = [
  ...(["malformed", "unknown", "withdrawn", "of_another_mini_program"] as const).map((reason) => ({
    reason,
  })),
  ...(["expired", "used"] as const).map((reason) => ({ reason, at: SOME_TIME })),
];

/** As far as it does not depend on the time. */
const beginningOf = (sentence: string) => sentence.split(SOME_TIME.toISOString())[0] ?? sentence;

const UNTOLD = text(
  "only a sandbox tells strangers about a code; in the console, the API explorer does",
  "只有沙箱会在应答中说明 code 的问题；正式平台请在控制台的“API 调试”中检查",
);
