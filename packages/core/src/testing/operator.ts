import type { CommandLine } from "../actor/actor.ts";
import { authorize, type Permitted } from "../authorization/authorize.ts";

/** Whoever is on the machine, who may do everything. */
export const ON_MACHINE: CommandLine = { kind: "command_line", user: "operator" };

export const OPERATOR = authorize(ON_MACHINE, "apps.create", "platform") as Permitted<never>;

/** As the audit names it. */
export const OPERATOR_NAME = "command line, operator";
