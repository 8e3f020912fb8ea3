/** What a verification answers, and how a mini program gets to it. Contract §9. */
import { SUCCESS } from "./errors.ts";
import { verificationAnswerFields } from "./fields.ts";
import type { VerificationAnswer } from "./messages.ts";

/** Where a mini program sends its user to consent, by `wx.navigateToMiniProgram`; its path may have a query. */
export const VERIFICATION_PROGRAM = {
  appId: "wx308bd2aeb83d3345",
  path: "subPages/city/wxpay-auth/main",
} as const;

/** The scene in which the mini program is shown again: back from another mini program. */
export const SCENE_BACK = 1038;

/** The only `cred_type`: the resident ID card. */
export const CRED_TYPE = "1";

/** What a verification may find: everything, by the two values of its answer. */
export const verificationAnswers = {
  match: { openid: "V_OP_NM_MA", realName: "V_NM_ID_MA" },
  id_mismatch: { openid: "V_OP_NM_MA", realName: "V_NM_ID_UM" },
  name_mismatch: { openid: "V_OP_NM_UM", realName: "" },
  not_verified: { openid: "V_OP_NA", realName: "" },
} as const satisfies Record<string, { readonly openid: string; readonly realName: string }>;

/** Whether name and number are the user's; nothing is told of a number beside another's name. */
export type VerificationResult = keyof typeof verificationAnswers;

/** The answer that says so. */
export function createVerificationAnswer(result: VerificationResult): VerificationAnswer {
  const { openid, realName } = verificationAnswers[result];
  return {
    ...SUCCESS,
    [verificationAnswerFields.openid]: openid,
    [verificationAnswerFields.realName]: realName,
  };
}

/** What an answer says; `undefined` for two values that do not belong together, which say nothing. */
export function verificationResultOf(openid: unknown, realName: unknown): VerificationResult | undefined {
  const results = Object.keys(verificationAnswers) as VerificationResult[];
  return results.find((result) => {
    const answer = verificationAnswers[result];
    return answer.openid === openid && answer.realName === realName;
  });
}
