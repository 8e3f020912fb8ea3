import type { IncomingHttpHeaders } from "node:http";
import type { Action, Actor } from "@shiming/core";

/** What the API of staff, service providers and programs is put together from. */
export interface ApiParts {
  /** Runs an operation as the table of operations has it, or proposes it. @throws DomainError */
  perform(name: Action, input: unknown, actor: Actor): Promise<unknown>;
  /** Who calls: by a token or a session; `undefined` where neither is good. Tells nobody which. */
  authenticate(headers: IncomingHttpHeaders): Promise<Actor | undefined>;
}
