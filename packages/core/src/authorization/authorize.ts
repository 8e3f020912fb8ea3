import type { Text } from "@shiming/crypto";
import type { Actor, Member, Staff } from "../actor/actor.ts";
import { refuse } from "../failure.ts";
import { type Action, type Rule, rules } from "./rules.ts";

/** Whose a thing is. */
export type Whose =
  /** The operator's own, or nobody's. */
  | "platform"
  /** Several things, of which only those are shown that the actor may see. */
  | "visible"
  /** An organisation's, or one that was made without: then the operator's staff alone may know of it. */
  | { readonly organisationId: string | undefined }
  | { readonly applicationId: string; readonly organisationId?: string | undefined }
  /** A person's own: a token, a session. */
  | { readonly personId: string };

declare const permitted: unique symbol;

/** Somebody who may do this. Only {@link authorize} says so, and every use case that writes asks for one. */
export type Permitted<Of extends Action> = Actor & { readonly [permitted]: Of };

/**
 * Decides by the table. What belongs to somebody else is not there, for whoever is no staff.
 * @param whose `undefined` where there is no such thing
 * @param missing said of what is not there, and of what is somebody else's
 * @throws `entity_not_found`, `forbidden`
 */
export function authorize<Of extends Action>(
  actor: Actor,
  action: Of,
  whose: Whose | undefined,
  missing?: Text,
): Permitted<Of> {
  if (whose === undefined || !isVisible(actor, whose)) {
    return refuse("entity_not_found", missing && { hint: missing });
  }
  if (!may(actor, action, whose)) return refuse("forbidden", { hint: denial(actor, action) });
  return actor as Permitted<Of>;
}

/** Whether {@link authorize} would say so: for what an action brings with it. */
export function may(actor: Actor, action: Action, whose: Whose): boolean {
  return isVisible(actor, whose) && isAllowed(actor, action, whose);
}

/** Whether an actor may know that there is such a thing. */
export function isVisible(actor: Actor, whose: Whose): boolean {
  switch (actor.kind) {
    case "command_line":
    case "staff":
    case "job":
    case "confirmed":
      return true;
    case "token":
      return isVisible(actor.owner, whose);
    case "applicant":
      return (
        typeof whose === "object" && "applicationId" in whose && whose.applicationId === actor.applicationId
      );
    case "member":
      return typeof whose === "string" || isOwn(actor, whose);
  }
}

function isOwn(actor: Member | Staff, whose: Exclude<Whose, string>): boolean {
  if ("personId" in whose) return whose.personId === actor.id;
  return roleIn(actor, whose.organisationId) !== undefined;
}

function roleIn(actor: Member | Staff, organisationId: string | undefined) {
  if (actor.kind === "staff") return undefined;
  return actor.memberships.find((membership) => membership.organisationId === organisationId)?.role;
}

function isAllowed(actor: Actor, action: Action, whose: Whose): boolean {
  const rule: Rule = rules[action];
  switch (actor.kind) {
    case "command_line":
      return true;
    case "job":
      return rule.job === true;
    case "applicant":
      return rule.applicant === true;
    case "token":
      return !rule.personally && actor.actions.includes(action) && isAllowed(actor.owner, action, whose);
    case "confirmed":
      return isAllowed(actor.proposer, action, whose) && isAllowed(actor.confirmer, action, whose);
    case "staff":
      return actor.roles.some((role) => rule.staff.includes(role)) || isOwnBusiness(actor, rule, whose);
    case "member":
      return isMembersBusiness(actor, rule, whose) || isOwnBusiness(actor, rule, whose);
  }
}

/** Whether a token of somebody may be for this: there is something that they may do it to, and it needs no person. */
export function couldDo(owner: Staff | Member, action: Action): boolean {
  const rule: Rule = rules[action];
  const own = owner.kind === "member" ? owner.memberships : [];
  const things: readonly Whose[] = ["platform", "visible", { personId: owner.id }, ...own];
  return !rule.personally && things.some((whose) => isAllowed(owner, action, whose));
}

function isMembersBusiness(actor: Member, rule: Rule, whose: Whose): boolean {
  if (whose === "visible") return rule.members !== undefined;
  if (whose === "platform" || "personId" in whose) return false;
  const role = roleIn(actor, whose.organisationId);
  return role !== undefined && (rule.members?.includes(role) ?? false);
}

/** What everybody does for themselves. */
function isOwnBusiness(actor: Member | Staff, rule: Rule, whose: Whose): boolean {
  const isMeant = rule.anySignedIn === true || (rule.anySignedIn === "but_staff" && actor.kind === "member");
  return isMeant && (typeof whose === "string" || isOwn(actor, whose));
}

function denial(actor: Actor, action: Action): Text {
  const rule: Rule = rules[action];
  if (actor.kind === "token" && (rule.personally || !actor.actions.includes(action))) {
    return { en: `the API token is not for ${action}`, zh: `该 API 令牌不能用于 ${action}` };
  }
  return {
    en: `your role does not allow ${action}; ask an administrator, or an owner of your organisation`,
    zh: `您的角色不允许 ${action}；请找管理员，或贵单位的所有者`,
  };
}
