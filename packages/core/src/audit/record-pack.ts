import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { AuditStore } from "../ports/audit-store.ts";

interface Pack {
  readonly from: Date;
  readonly to: Date;
  readonly seed: string | undefined;
}

/** Remembers, before anything leaves, that somebody has a pack made, of which period, and by which seed of their own. */
export async function recordPackExport(
  { from, to, seed }: Pack,
  actor: Permitted<"compliance.export">,
  { audit }: { readonly audit: Pick<AuditStore, "append"> },
  at: Date,
): Promise<void> {
  const named = ["from", from.toISOString(), "to", to.toISOString(), ...(seed ? ["seed", seed] : [])];
  await audit.append(staffEvent(actor, "compliance_pack_exported", named.join(" "), at));
}
