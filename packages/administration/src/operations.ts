/** Everything that can be done, in one table: for the command line, the control channel, the HTTP API, and its tests. */
import type { Action } from "@shiming/core";
import type { Static } from "typebox";
import type { Method } from "./operation.ts";
import { accountOperations } from "./operations/accounts.ts";
import { auditOperations } from "./operations/audit.ts";
import { hostOperations } from "./operations/hosts.ts";
import { merchantOperations } from "./operations/merchants.ts";
import { miniProgramOperations } from "./operations/mini-programs.ts";

export const operations = {
  ...miniProgramOperations,
  ...merchantOperations,
  ...accountOperations,
  ...auditOperations,
  ...hostOperations,
} satisfies { readonly [Name in Action]: { readonly name: Name; readonly method: Method } };

type Operations = typeof operations;

/** What an operation takes. */
export type InputOf<Name extends Action> = Static<Operations[Name]["input"]>;

/** What an operation answers. */
export type OutputOf<Name extends Action> = Static<Operations[Name]["output"]>;
