import { authorize, type Permitted } from "@shiming/core";

/** Whoever is on the machine, who may do everything. */
export const OPERATOR = authorize(
  { kind: "command_line", user: "operator" },
  "apps.create",
  "platform",
) as Permitted<never>;
