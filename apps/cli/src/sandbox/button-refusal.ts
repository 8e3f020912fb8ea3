/** Why a played button was refused, in the language of whoever typed the command. */
import { consentFailureOf, consentFailures, failErrMsg } from "@shiming/wire";
import type { Answer } from "../http-client.ts";
import type { Language } from "../language.ts";
import type { SandboxFile } from "./sandbox-file.ts";

export interface Refused {
  readonly errMsg: string;
  readonly reason: string | undefined;
}

/** What the host's back end and the sheet say beside the requests that they send: in which language to answer. */
export const speaking = (language: Language) => ({
  "accept-language": { en: "en", zh: "zh-CN" }[language],
});

/** As one line. */
export const refusedLine = ({ errMsg, reason }: Refused, language: Language): string =>
  reason === undefined ? errMsg : { en: `${errMsg} (${reason})`, zh: `${errMsg}（${reason}）` }[language];

export function refusalOf({ status, body }: Answer, language: Language): Refused {
  const { errMsg, reason, detail, tries_left: triesLeft, locked_until: lockedUntil } = body;
  if (triesLeft !== undefined) {
    return {
      errMsg: { en: "wrong payment password", zh: "支付密码错误" }[language],
      reason: { en: `tries left: ${triesLeft}`, zh: `还可以试 ${triesLeft} 次` }[language],
    };
  }
  if (lockedUntil !== undefined) {
    const until = { en: `until ${lockedUntil}`, zh: `锁定到 ${lockedUntil}` }[language];
    return { errMsg: failErrMsg("account locked"), reason: until };
  }
  const known = typeof errMsg === "string" ? consentFailureOf(errMsg) : undefined;
  const advice = known && consentFailures[known].advice[language];
  const why = [detail, advice, reason].find((sentence) => typeof sentence === "string") ?? `HTTP ${status}`;
  return typeof errMsg === "string" ? { errMsg, reason: why } : { errMsg: why, reason: undefined };
}

interface Named {
  readonly userId: string;
  readonly actFor?: string | undefined;
  readonly appid: string;
}

/** To the platform, a name that is spelt wrong is somebody without an account; here it can be told. */
export function withUnknown(
  refusal: Refused,
  { users, apps }: SandboxFile,
  { userId, actFor, appid }: Named,
  language: Language,
): Refused {
  const asked = [userId, ...(actFor === undefined ? [] : [actFor])];
  const unknown = [
    ...asked.filter((name) => !users.some(({ user_id }) => user_id === name)),
    ...(apps.some((app) => app.appid === appid) ? [] : [appid]),
  ];
  if (unknown.length === 0) return refusal;
  const said = {
    en: `sandbox.json does not name ${unknown.join(" or ")}`,
    zh: `sandbox.json 中没有 ${unknown.join("、")}`,
  }[language];
  const apart = { en: "; ", zh: "；" }[language];
  return { ...refusal, reason: refusal.reason === undefined ? said : `${refusal.reason}${apart}${said}` };
}
