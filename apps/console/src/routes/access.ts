/** Who may see a screen. The platform decides about each call by itself: this only keeps from people what they could not use. */
import { chooseOrganisation, knownSession, may, type Session } from "../session/session.ts";
import type { ScreenRoute } from "./route.ts";

export type Access = "granted" | "sign_in" | "second_factor" | "forbidden";

export async function accessTo(route: ScreenRoute, organisationId: string | undefined): Promise<Access> {
  if (route.for === "anyone") return "granted";
  const session = await knownSession();
  if (session.kind === "nobody") return "sign_in";
  if (session.kind === "second_factor_needed") return "second_factor";
  if (organisationId !== undefined && route.for === "provider") chooseOrganisation(organisationId);
  return isFor(route, session, organisationId) ? "granted" : "forbidden";
}

function isFor(
  route: ScreenRoute,
  { me }: Extract<Session, { kind: "person" }>,
  organisationId: string | undefined,
): boolean {
  const { for: whom } = route;
  const isStaff = me.staff_roles.length > 0;
  if (whom === "staff" && !isStaff) return false;
  if (whom === "provider" && !me.memberships.some((each) => each.organisation_id === organisationId))
    return false;
  return isUsable(route);
}

/** Whether the rules let somebody use it who sees screens of its kind at all. */
export const isUsable = ({ needs }: ScreenRoute): boolean => needs === undefined || may(needs);
