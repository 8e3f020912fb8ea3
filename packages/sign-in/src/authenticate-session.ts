import type { IncomingHttpHeaders } from "node:http";
import { type Member, type MembershipStore, refuse, type Staff, type StaffStore } from "@shiming/core";
import { isOwnPage } from "./own-page.ts";

/**
 * Who calls by the cookie of a session: staff, or anybody else who has signed in. `undefined` where there is no session that
 * is good, and for what another site's page sends.
 * @throws `forbidden` for staff whose session has passed no second factor
 */
export type AuthenticateSession = (headers: IncomingHttpHeaders) => Promise<Staff | Member | undefined>;

export interface SessionOfPerson {
  readonly personId: string;
  readonly secondFactor: string | null;
}

/** Roles are read at each call: who has left, or has other roles now, is so at once. */
export function createAuthenticateSession(deps: {
  readonly findSession: (cookie: string) => Promise<SessionOfPerson | undefined>;
  readonly staff: Pick<StaffStore, "find">;
  readonly memberships: Pick<MembershipStore, "of">;
  readonly origin: () => string;
}): AuthenticateSession {
  return async (headers) => {
    if (headers.cookie === undefined || !isOwnPage(headers, deps.origin())) return undefined;
    const session = await deps.findSession(headers.cookie);
    if (!session) return undefined;
    const { personId: id, secondFactor } = session;
    const member = await deps.staff.find(id);
    if (member?.state === "active") {
      if (secondFactor === null) refuse("forbidden", { hint: SECOND_FACTOR });
      return { kind: "staff", id, roles: member.roles };
    }
    const memberships = await deps.memberships.of(id);
    return {
      kind: "member",
      id,
      memberships: memberships.map(({ organisationId, role }) => ({ organisationId, role })),
    };
  };
}

const SECOND_FACTOR = {
  en: "staff work with a second factor alone: set up a passkey or an authenticator app, and sign in with it",
  zh: "工作人员必须使用第二因素：请先设置通行密钥或验证器应用，再用它登录",
};
