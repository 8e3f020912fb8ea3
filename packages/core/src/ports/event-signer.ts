import type { SetClaims } from "../event/set-claims.ts";

/** Signs a Security Event Token with the platform's key of that moment: ES256, `typ` `secevent+jwt`. @returns the compact form */
export type EventSigner = (claims: SetClaims) => Promise<string>;
