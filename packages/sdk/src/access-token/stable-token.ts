/** `POST /cgi-bin/stable_token` (contract §3). */
import type { Sensitive } from "@shiming/crypto";
import { GRANT_TYPE, limits, query } from "@shiming/wire";
import { type AnswerObject, malformed, requireText } from "../http/answer.ts";
import type { CachedToken } from "./token-cache.ts";

/** The secret goes into the body, because URLs end up in logs. */
export function createStableTokenRequest(appid: string, secret: Sensitive<string>): string {
  return JSON.stringify({
    [query.grantType]: GRANT_TYPE,
    [query.appid]: appid,
    [query.secret]: secret.reveal(),
  });
}

/** @throws RealnameError `answer_malformed` */
export function parseTokenAnswer(answer: AnswerObject, at: Date): CachedToken {
  const accessToken = requireText(answer.access_token);
  const { expires_in } = answer;
  if (typeof expires_in !== "number" || !(expires_in >= 0)) throw malformed();
  const seconds = Math.min(expires_in, limits.accessTokenSeconds);
  return { accessToken, expiresAt: at.getTime() + seconds * 1000 };
}
