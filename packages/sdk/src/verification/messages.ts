/** `POST /intp/realname/checkrealnameinfo` (contract §9). */
import { Sensitive } from "@shiming/crypto";
import {
  CRED_TYPE,
  type VerificationResult,
  verificationAnswerFields,
  verificationFields,
  verificationResultOf,
} from "@shiming/wire";
import { RealnameError } from "../error/realname-error.ts";
import { type AnswerObject, malformed } from "../http/answer.ts";

/** What is to be compared, for whom, and the consent to it. */
export interface VerificationQuestion {
  /** Of {@link RealnameClient.login}. */
  readonly openid: string;
  readonly realName: string | Sensitive<string>;
  /** Of the resident ID card. */
  readonly credentialId: string | Sensitive<string>;
  /** From the way back: `referrerInfo.extraData` of `App.onShow`. */
  readonly code: string;
}

/**
 * What a verification has found. Look at `result` and nothing else: `match` alone says that name and number are the user's.
 *
 * - `match`: both are the user's
 * - `id_mismatch`: the name is, the number is not
 * - `name_mismatch`: the name is not; nothing is told of the number
 * - `not_verified`: the user is not verified by a resident ID card
 */
export interface Verification {
  readonly result: VerificationResult;
}

/** @throws RealnameError `verification_incomplete`, before anything is sent */
export function createVerificationRequest(question: VerificationQuestion): string {
  const { openid, realName, credentialId, code } = question ?? ({} as Partial<VerificationQuestion>);
  return JSON.stringify({
    [verificationFields.openid]: given(openid),
    [verificationFields.realName]: given(realName),
    [verificationFields.credId]: given(credentialId),
    [verificationFields.credType]: CRED_TYPE,
    [verificationFields.code]: given(code),
  });
}

function given(value: unknown): string {
  const text = value instanceof Sensitive ? value.reveal() : value;
  if (typeof text === "string" && text.trim() !== "") return text;
  throw new RealnameError("verification_incomplete");
}

/** @throws RealnameError `answer_malformed`, also for values that do not belong together */
export function parseVerificationAnswer(answer: AnswerObject): Verification {
  const { [verificationAnswerFields.openid]: openid, [verificationAnswerFields.realName]: realName } = answer;
  const result = verificationResultOf(openid, realName);
  if (!result) throw malformed();
  return { result };
}
