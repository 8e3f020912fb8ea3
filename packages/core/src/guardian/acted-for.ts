import type { Acting } from "../account/acting.ts";
import { accountSubject } from "../administration/staff-event.ts";
import type { ActedFor } from "../audit/event.ts";

/** What the audit tells of both, where a guardian acted; nothing else names an account there. */
export function actedFor({ account, guardian }: Acting): ActedFor {
  return guardian ? { person: accountSubject(account), guardian: accountSubject(guardian) } : {};
}
