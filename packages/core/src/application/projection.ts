/** What an application means for its mini program: the access that the button and 94006 look at comes from here alone. */
import { requireTellable } from "../consent/complete-notice.ts";
import { refuse } from "../failure.ts";
import { categoryIdOf } from "../mini-program/category.ts";
import type { ApprovedUse, MiniProgram } from "../mini-program/mini-program.ts";
import type { RealnameAccess } from "../mini-program/realname-access.ts";
import type { Application } from "./application.ts";
import { isInForce } from "./state.ts";

/** Pure. @returns nothing where its last step leaves access as it is */
export function projectionOf(
  before: Application | undefined,
  next: Application,
): ((app: MiniProgram) => MiniProgram) | undefined {
  if (before?.history.length === next.history.length) return undefined;
  const previous = next.history.at(-2)?.to;
  const wasInForce = previous !== undefined && isInForce(previous);
  // What is replaced leaves the word to its successor.
  if (next.state === "renewed" || !(wasInForce || isInForce(next.state))) return undefined;
  const access = accessOf(next);
  if (wasInForce || !next.approval) {
    return (app) => {
      if (access.state === "approved") requireOwner(app, next);
      return { ...app, access };
    };
  }
  const { uses, quota } = next.approval;
  const name = next.form.items.miniProgramName?.trim();
  return (app) => {
    requireOwner(app, next);
    requireOwnCategories(app, uses);
    requireTellable(app, uses);
    return { ...app, access, approvedUses: uses, ...(quota && { quota }), ...(name && { name }) };
  };
}

/** Total. */
export function accessOf({ state, since, approval, history }: Application): RealnameAccess {
  const endsAt = approval?.endsAt && { endsAt: approval.endsAt };
  switch (state) {
    case "approved":
      return { state: "approved", since, ...endsAt };
    case "suspended":
      return { state: "suspended", since, reason: history.at(-1)?.reason ?? "", ...endsAt };
    case "expired":
    case "closed":
    case "renewed":
      return approval ? { state: "ended", since } : { state: "none" };
    default:
      return { state: "none" };
  }
}

/** An approval is for a legal entity: what its owner of this moment has not applied for opens nothing. */
function requireOwner(app: MiniProgram, { organisationId }: Application): void {
  if (app.organisationId === undefined || organisationId === app.organisationId) return;
  refuse("value_invalid", { hint: organisationId === undefined ? nobodysYet(app) : anothers(app) });
}

const anothers = ({ appid }: MiniProgram) => ({
  en: `${appid} belongs to another organisation: decline or close this application`,
  zh: `${appid} 不属于该申请的主体：请拒绝或关闭此申请`,
});
const nobodysYet = ({ appid, serviceProvider: { legalName } }: MiniProgram) => ({
  en: `the application belongs to no organisation yet, and ${appid} to ${legalName}: let the applicant claim it, or assign it`,
  zh: `该申请尚未归属任何主体，而 ${appid} 属于${legalName}：请由申请方认领，或由工作人员归入该主体`,
});

function requireOwnCategories(app: MiniProgram, uses: readonly ApprovedUse[]): void {
  const own = app.categories.map((category) => categoryIdOf(category).join());
  const strange = uses.map(({ category }) => categoryIdOf(category).join()).find((id) => !own.includes(id));
  if (strange === undefined) return;
  refuse("value_invalid", {
    hint: { en: `${strange} is no category of the mini program`, zh: `小程序没有类目 ${strange}` },
  });
}
