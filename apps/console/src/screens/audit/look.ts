/** A look at the whole audit, as the API tells of it. */
import type { OutputOf } from "@shiming/administration";
import type { Texts } from "../../i18n/use-texts.ts";

export type AuditLook = Pick<
  OutputOf<"audit.verification">,
  "state" | "started_at" | "ended_at" | "looked" | "entries"
>;

/** What the card of one is called, and what it says on the way. */
export type LookTexts = Texts<
  "title" | "lead" | "start" | "again" | "never" | "running" | "progress" | "failed"
>;
