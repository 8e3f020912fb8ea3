import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { AuditStore } from "../ports/audit-store.ts";
import type { BreachSelection } from "./affected.ts";

/** Remembers, before anything is told, that somebody asks who was affected, and by what. */
export async function recordBreachReport(
  { mchId, certSerialNo, appid, issuer, from, to }: BreachSelection,
  actor: Permitted<"breaches.report">,
  { audit }: { readonly audit: Pick<AuditStore, "append"> },
  at: Date,
): Promise<void> {
  const named = [
    ["merchant", mchId],
    ["certificate", certSerialNo],
    ["app", appid],
    ["host", issuer],
    ["from", from?.toISOString()],
    ["to", to?.toISOString()],
  ].filter(([, value]) => value !== undefined);
  await audit.append(staffEvent(actor, "breach_report_made", named.flat().join(" "), at));
}
