import {
  type ButtonEventDetail,
  CONSENT_OK,
  consentFailureOf,
  createFailDetail,
  createSuccessDetail,
} from "@shiming/wire";

/** The detail of the button's event that a message or an answer carries; `undefined` if it carries none. Contract §2. */
export function readEventDetail(value: unknown): ButtonEventDetail | undefined {
  if (!isObject(value)) return undefined;
  const { errMsg, auth_token, reason } = value;
  if (errMsg === CONSENT_OK && isText(auth_token)) return createSuccessDetail(auth_token);
  const failure = isText(errMsg) ? consentFailureOf(errMsg) : undefined;
  return failure && isText(reason) ? createFailDetail(failure, reason) : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
