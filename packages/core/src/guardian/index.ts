/** Guardians of children under 14 (Personal Information Protection Law, Article 31): who may be one, and who acts for whom now. */

export { type Acting, type ActingDeps, actingOf, deciderOf, requireActing } from "./acting.ts";
export { guardianFaultOf, MOST_GUARDIANS } from "./guardian.ts";
