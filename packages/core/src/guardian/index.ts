/** Guardians of children under 14 (Personal Information Protection Law, Article 31): who may be one, and who acts for whom now. */

export type { Acting } from "./acting.ts";
export { maskedNameOf } from "./masked-name.ts";
