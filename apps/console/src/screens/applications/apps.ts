import type { OutputOf } from "@shiming/administration";
import { call } from "../../api/call.ts";

export type App = OutputOf<"apps.list">[number];

/** The organisation's mini programs. */
export const appsOf = (organisation_id: string): Promise<App[]> =>
  call("apps.list", { organisation_id, order: "name" });
