/** `GET /sns/jscode2session` (contract §9). */
import type { Sensitive } from "@shiming/crypto";
import { endpoints, LOGIN_GRANT_TYPE, query } from "@shiming/wire";
import { type AnswerObject, requireText } from "../http/answer.ts";

/** Who is in the mini program. */
export interface Login {
  /** Of this user in this mini program: the same at each login, and another in every other mini program. */
  readonly openid: string;
}

/** The secret is in the URL, as the original has it: the platform keeps no URLs. */
export function createSessionCall(appid: string, secret: Sensitive<string>, jsCode: string) {
  const parameters = new URLSearchParams({
    [query.appid]: appid,
    [query.secret]: secret.reveal(),
    [query.jsCode]: jsCode,
    [query.grantType]: LOGIN_GRANT_TYPE,
  });
  const { method, path } = endpoints.jsCodeToSession;
  return { method, path: `${path}?${parameters}` };
}

/** @throws RealnameError `answer_malformed` */
export function parseSessionAnswer({ openid }: AnswerObject): Login {
  return { openid: requireText(openid) };
}
