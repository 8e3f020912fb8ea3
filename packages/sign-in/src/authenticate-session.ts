import type { IncomingHttpHeaders } from "node:http";
import { type Member, type MembershipStore, refuse, type Staff, type StaffStore } from "@shiming/core";
import { isOwnPage } from "./own-page.ts";

/**
 * Who calls by the cookie of a session: staff, or anybody else who has signed in. `undefined` where there is no session that
 * is good, and for what another site's page sends.
 * @throws `forbidden` for a session that has passed no second factor: of staff, and of whoever has one
 */
export type AuthenticateSession = (headers: IncomingHttpHeaders) => Promise<Staff | Member | undefined>;

export interface SessionOfPerson {
  readonly personId: string;
  readonly secondFactor: string | null;
  /** Whether the person could have passed one. */
  isEnrolled(): Promise<boolean>;
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
    const isStaff = member?.state === "active";
    if (secondFactor === null && (isStaff || (await session.isEnrolled()))) {
      refuse("forbidden", { hint: isStaff ? STAFF_NEED_IT : WHOEVER_HAS_IT });
    }
    if (isStaff) return { kind: "staff", id, roles: member.roles };
    const memberships = await deps.memberships.of(id);
    return {
      kind: "member",
      id,
      memberships: memberships.map(({ organisationId, role }) => ({ organisationId, role })),
    };
  };
}

const STAFF_NEED_IT = {
  en: "staff work with a second factor alone: set up a passkey or an authenticator app, and sign in with it",
  zh: "工作人员必须使用第二因素：请先设置通行密钥或验证器应用，再用它登录",
};

const WHOEVER_HAS_IT = {
  en: "this session has not passed your second factor: sign in with it",
  zh: "本次登录没有通过您的第二因素：请用它登录",
};
