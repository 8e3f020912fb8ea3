/** Guardians of children under 14 (Personal Information Protection Law, Article 31): who may be one, and who acts for whom now. */

export { maskedNameOf } from "./masked-name.ts";
