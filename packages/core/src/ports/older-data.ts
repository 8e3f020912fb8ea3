import type { AuditEvent } from "../audit/event.ts";
import type { Voided } from "../data/voided.ts";

export interface OlderData {
  /**
   * Makes everything void that may have been used or withdrawn since the data was copied, with its event in one commit:
   * every `auth_token`, access token, open sheet and session; and every assertion that was issued up to
   * `assertionsUntil`.
   */
  voidAll(at: Date, assertionsUntil: Date, eventOf: (voided: Voided) => AuditEvent): Promise<Voided>;
}
