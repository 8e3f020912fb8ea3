import type { AuditEvent } from "../audit/event.ts";
import type { Voided } from "../data/voided.ts";

export interface OlderData {
  /**
   * Makes everything void that may have been used or withdrawn since the data was copied, with its event in one commit:
   * every `auth_token`, access token, API token, open sheet, session and proposal; and every assertion that was issued up to
   * `assertionsUntil`.
   */
  voidAll(at: Date, assertionsUntil: Date, eventOf: (voided: Voided) => AuditEvent): Promise<Voided>;
}
