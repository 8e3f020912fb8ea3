/** Service providers as legal entities. */

export { type Organisation, type SubjectType, subjectTypes } from "./organisation.ts";
export { faultOfSocialCreditCode, normalSocialCreditCode } from "./social-credit-code.ts";
