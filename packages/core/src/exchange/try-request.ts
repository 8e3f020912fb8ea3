import { stableTokenFor, type TokenDeps } from "../access-token/issue.ts";
import { staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { AuditStore } from "../ports/audit-store.ts";

/** Calls the contract's endpoint with an access token and a body, as a back end does. @returns the answer, a refusal as well */
export type CallRealnameInfo = (
  accessToken: string,
  body: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>;

interface Deps extends TokenDeps {
  readonly audit: Pick<AuditStore, "append">;
  readonly callRealnameInfo: CallRealnameInfo;
}

/**
 * Sends a request in the name of a mini program, for a person who could replace its secret: with the access token that its programs
 * share, so none of theirs ends, and which the person is not told. It counts towards the quota, and an `auth_token` in it is used up.
 */
export async function tryRequest(
  { appid, body }: { readonly appid: string; readonly body: Readonly<Record<string, unknown>> },
  actor: Permitted<"apps.try_request">,
  deps: Deps,
  at: Date,
): Promise<Readonly<Record<string, unknown>>> {
  await deps.audit.append(staffEvent(actor, "request_tried", appid, at));
  const { accessToken } = await stableTokenFor(appid, actor, deps, at);
  return deps.callRealnameInfo(accessToken, body);
}
