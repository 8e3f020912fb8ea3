/** Reasons that staff give again and again: written once, put into a decision, and edited there. */
import { requireShownText } from "../administration/shown-text.ts";
import { staffEvent } from "../administration/staff-event.ts";
import { requireUnchanged } from "../administration/unchanged.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { ReasonTemplateStore } from "../ports/reason-template-store.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import { requireReason } from "./reason.ts";
import type { ReasonTemplate, ReasonTemplateGiven } from "./reason-template.ts";

interface Deps {
  readonly reasonTemplates: Pick<ReasonTemplateStore, "change">;
}

/** @throws `value_invalid` */
export async function createReasonTemplate(
  given: ReasonTemplateGiven,
  actor: Permitted<"reasons.create">,
  deps: Deps & { readonly random: RandomBytes },
  at: Date,
): Promise<ReasonTemplate> {
  const template = { ...judged(given), id: opaqueId(deps.random), revision: 1 };
  const events = [staffEvent(actor, "reason_template_created", template.id, at)];
  await deps.reasonTemplates.change(template.id, () => ({ next: template, events }));
  return template;
}

/** @param seen which revision is to be replaced @throws `entity_not_found`, `entity_changed`, `value_invalid` */
export async function updateReasonTemplate(
  id: string,
  seen: number,
  given: ReasonTemplateGiven,
  actor: Permitted<"reasons.update">,
  { reasonTemplates }: Deps,
  at: Date,
): Promise<ReasonTemplate> {
  const next = { ...judged(given), id, revision: seen + 1 };
  const events = [staffEvent(actor, "reason_template_changed", id, at)];
  await reasonTemplates.change(id, (now) => {
    requireUnchanged(seen, requireThere(now, id).revision);
    return { next, events };
  });
  return next;
}

/** @param seen which revision is to go; whichever there is, where it is not said @throws `entity_not_found`, `entity_changed` */
export async function removeReasonTemplate(
  id: string,
  seen: number | undefined,
  actor: Permitted<"reasons.remove">,
  { reasonTemplates }: Deps,
  at: Date,
): Promise<void> {
  const events = [staffEvent(actor, "reason_template_removed", id, at)];
  await reasonTemplates.change(id, (now) => {
    requireUnchanged(seen, requireThere(now, id).revision);
    return { next: undefined, events };
  });
}

function judged({ move, title, text }: ReasonTemplateGiven): ReasonTemplateGiven {
  return {
    move,
    title: requireShownText("templateTitle", title),
    text: { zh: requireReason(text.zh), en: requireReason(text.en) },
  };
}

const requireThere = (now: ReasonTemplate | undefined, id: string): ReasonTemplate =>
  now ?? refuse("entity_not_found", { hint: { en: `no template ${id}`, zh: `没有模板 ${id}` } });
