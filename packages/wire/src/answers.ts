/** Builds the answers whose spelling must be written once. */
import { CONSENT_OK, type ConsentFailure, failErrMsg } from "./consent-failures.ts";
import { type Errcode, formatErrmsg, SUCCESS } from "./errors.ts";
import { answerFields, claimsField } from "./fields.ts";
import type {
  ButtonEventDetail,
  ConsentApprovalAnswer,
  DisclosureAnswer,
  ErrorAnswer,
  VerificationApprovalAnswer,
} from "./messages.ts";

/** What is released, each base64 of its RSA ciphertext, and the certificate that it is encrypted to. */
export interface SealedRealnameInfo {
  readonly realName?: string | undefined;
  readonly credentialId?: string | undefined;
  readonly claims?: string | undefined;
  readonly certSerialNo: string;
}

/** Contract §§5, 10. */
export function createRealnameInfoAnswer(sealed: SealedRealnameInfo): DisclosureAnswer {
  return {
    ...SUCCESS,
    ...(sealed.realName !== undefined && { [answerFields.realName]: sealed.realName }),
    ...(sealed.credentialId !== undefined && { [answerFields.credentialId]: sealed.credentialId }),
    ...(sealed.claims !== undefined && { [claimsField]: sealed.claims }),
    [answerFields.certSerialNo]: sealed.certSerialNo,
  };
}

/** Contract §§3–5; for `hint` see `formatErrmsg`. */
export function createErrorAnswer(errcode: Errcode, hint?: string): ErrorAnswer {
  return { errcode, errmsg: formatErrmsg(errcode, hint) };
}

/** What the button's event carries after the user has authorized, and `approve` answers. Contract §§2, 8. */
export function createSuccessDetail(authToken: string): ConsentApprovalAnswer {
  return { errMsg: CONSENT_OK, auth_token: authToken };
}

/** What the sheet of a verification ends with after the user has consented, and `approve` answers. Contract §9. */
export function createCodeDetail(code: string): VerificationApprovalAnswer {
  return { errMsg: CONSENT_OK, code };
}

/** How both the button's event and the sheet of a verification fail. */
export type FailDetail = Extract<ButtonEventDetail, { readonly reason: string }>;

/** What the button's event carries otherwise; `reason` is a sentence for the developer. Contract §2. */
export function createFailDetail(failure: ConsentFailure, reason: string): FailDetail {
  return { errMsg: failErrMsg(failure), reason };
}
