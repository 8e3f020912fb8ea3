/**
 * Diagnosis: what a developer got wrong about a request that is refused, each mistake by name. Pure functions over what
 * the request carries; nothing of it but a serial number and a time comes back in a text.
 */
export { diagnoseAccessToken, type SentAccessToken } from "./access-token.ts";
export { type AuthTokenFault, diagnoseAuthToken } from "./auth-token.ts";
export { diagnoseBody } from "./body.ts";
export { diagnoseMchId } from "./merchant-number.ts";
export type { Mistake, MistakeWord } from "./mistake.ts";
export { certSerialNosMeant, diagnoseCertSerialNo } from "./serial-number.ts";
export { diagnoseSignEncoding } from "./sign-encoding.ts";
export { diagnoseSignature, type SignedRequest } from "./signature.ts";
export { diagnoseTimestamp } from "./timestamp.ts";
export { diagnoseVerificationCode, type VerificationCodeFault } from "./verification-code.ts";
export { diagnoseVerificationField, type VerificationFieldName } from "./verification-fields.ts";
