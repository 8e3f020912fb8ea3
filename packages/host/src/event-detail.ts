import {
  type ButtonEventDetail,
  CONSENT_OK,
  consentFailureOf,
  createCodeDetail,
  createFailDetail,
  createSuccessDetail,
  type FailDetail,
  type VerificationDetail,
} from "@shiming/wire";

/** The detail of the button's event that a message or an answer carries; `undefined` if it carries none. Contract §2. */
export function readEventDetail(value: unknown): ButtonEventDetail | undefined {
  if (!isObject(value)) return undefined;
  const { errMsg, auth_token } = value;
  if (errMsg === CONSENT_OK) return isText(auth_token) ? createSuccessDetail(auth_token) : undefined;
  return failureIn(value);
}

/** What the sheet of a verification says; `undefined` if it is none. Contract §9. */
export function readVerificationDetail(value: unknown): VerificationDetail | undefined {
  if (!isObject(value)) return undefined;
  if (value.errMsg === CONSENT_OK) return isText(value.code) ? createCodeDetail(value.code) : undefined;
  return failureIn(value);
}

/** A failure of either. */
export function readFailure(value: unknown): FailDetail | undefined {
  return isObject(value) ? failureIn(value) : undefined;
}

function failureIn({ errMsg, reason }: Record<string, unknown>): FailDetail | undefined {
  const failure = isText(errMsg) ? consentFailureOf(errMsg) : undefined;
  return failure && isText(reason) ? createFailDetail(failure, reason) : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
