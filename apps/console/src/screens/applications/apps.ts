import type { OutputOf } from "@shiming/administration";
import { call } from "../../api/call.ts";

export type App = OutputOf<"apps.list">[number];

/** The organisation's mini programs. */
export async function appsOf(organisationId: string): Promise<App[]> {
  const all = await call("apps.list", {});
  return all.filter((app) => app.organisation_id === organisationId);
}
