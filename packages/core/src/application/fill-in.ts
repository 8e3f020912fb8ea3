/** The applicant's side: what he fills in and sends. */
import type { Text } from "@shiming/crypto";
import { draftedUse } from "../administration/shown-use.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import { applicationStateWords } from "../words/index.ts";
import type { Application, Permission } from "./application.ts";
import { type ApplicationDeps, changeApplication, type Decided, type Named, write } from "./change.ts";
import { type CheckDeps, requireFaultless } from "./check/check.ts";
import type { ReadForm } from "./form.ts";
import { factsOfForm, newApplication } from "./new-application.ts";
import { applicationStates, isInForce, turnOf } from "./state.ts";
import { begin, type Moving, move } from "./step.ts";

type Items = ReadForm["items"];

/** Items to put in the place of those that are there; `null` empties one. */
export type FormChange = { readonly [Name in keyof Items]?: Items[Name] | null };

/** Parts to put in the place of those that are there; `null` empties one. */
export type PermissionChange = { readonly [Name in keyof Permission]?: Permission[Name] | null };

export interface Draft {
  readonly items: FormChange;
  readonly organisationId?: string | undefined;
  readonly language?: "zh" | "en" | undefined;
}

/** Begins an application online. */
export async function draftApplication(
  { items, ...draft }: Draft,
  actor: Permitted<"applications.draft">,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  await requireFewOpen(draft.organisationId, deps);
  const begun = newApplication(
    { ...draft, form: { items: changed<Items>({}, items), unread: [] } },
    deps.random,
  );
  const decide = async (moving: Moving): Promise<Decided> => ({
    action: "application_drafted",
    written: [{ before: undefined, next: begin(begun, "draft", moving) }],
  });
  return write(decide, actor, deps, at);
}

/** Nobody has as many under way; each may have files. */
const MOST_OPEN = 200;
const OPEN = applicationStates.filter((state) => turnOf(state).owner !== "nobody" && !isInForce(state));

async function requireFewOpen(organisationId: string | undefined, { applications }: ApplicationDeps) {
  if (organisationId === undefined) return;
  const open = await applications.list({ organisationIds: [organisationId], states: OPEN, limit: MOST_OPEN });
  if (open.length >= MOST_OPEN) refuse("value_invalid", { hint: MANY_OPEN });
}

const MANY_OPEN: Text = {
  en: `the organisation has ${MOST_OPEN} applications under way: close some that are not needed`,
  zh: `本单位已有 ${MOST_OPEN} 份申请在办：请先关闭不需要的`,
};

const FORM_IS_OPEN: ReadonlySet<Application["state"]> = new Set(["drafted", "needs_information"]);
const PERMISSION_IS_OPEN: ReadonlySet<Application["state"]> = new Set([
  "permission_drafted",
  "permission_needs_information",
]);

/**
 * Changes items of the form, while it is the applicant's to change; of what changes something approved, also then, but
 * never its mini program.
 * @throws `entity_not_found`, `entity_changed`, `value_invalid`
 */
export function updateForm(
  named: Named,
  items: FormChange,
  actor: Permitted<"applications.update">,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  const update = (now: Application) => withForm(now, items);
  return changeApplication(named, "application_updated", update, actor, deps, at);
}

/** Pure. @throws `value_invalid` */
export function withForm(now: Application, items: FormChange): Application {
  const succeeds = now.succeeds !== undefined && PERMISSION_IS_OPEN.has(now.state);
  if (!FORM_IS_OPEN.has(now.state) && !succeeds) return refuseChange(now);
  if (succeeds && items.appid !== undefined && items.appid !== now.appid) {
    refuse("value_invalid", {
      hint: {
        en: "what is approved is approved for its mini program: apply anew for another",
        zh: "已通过的权限只属于该小程序；其他小程序请另行申请",
      },
    });
  }
  const form = { items: changed(now.form.items, items), unread: [] };
  return { ...now, form, ...factsOfForm(form) };
}

/** With what is given, and without what is emptied. */
function changed<Of extends object>(
  now: Of,
  change: { readonly [Name in keyof Of]?: Of[Name] | null },
): Partial<Of> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const all = Object.entries({ ...now, ...Object.fromEntries(given) });
  return Object.fromEntries(all.filter(([, value]) => value !== null)) as Partial<Of>;
}

/** Puts what is given in the place of what was there. @throws `entity_not_found`, `entity_changed`, `value_invalid` */
export function updatePermission(
  named: Named,
  change: PermissionChange,
  actor: Permitted<"applications.update_permission">,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  const update = (now: Application) => withPermission(now, change);
  return changeApplication(named, "permission_updated", update, actor, deps, at);
}

function withPermission(now: Application, change: PermissionChange): Application {
  if (!PERMISSION_IS_OPEN.has(now.state)) return refuseChange(now);
  const { uses = [], ...others } = changed<Permission>(now.permission, change);
  return { ...now, permission: { ...others, uses: uses.map(draftedUse) } };
}

function refuseChange({ state }: Application): never {
  return refuse("value_invalid", {
    hint: {
      en: `nothing can be changed where an application is ${state}`,
      zh: `申请处于“${applicationStateWords[state].zh}”，不能修改`,
    },
  });
}

/** @throws `entity_not_found`; `value_invalid` with all that is to be mended first */
export function submitForm(
  named: Named,
  actor: Permitted<"applications.submit">,
  deps: ApplicationDeps & CheckDeps,
  at: Date,
): Promise<Application> {
  const submit = async (now: Application, moving: Parameters<typeof move>[2]) => {
    const next = move(now, "submit", moving);
    await requireFaultless(now, deps, "form", at);
    return next;
  };
  return changeApplication(named, "application_submitted", submit, actor, deps, at);
}

/** @throws `entity_not_found`, `value_invalid` */
export function draftPermission(
  named: Named,
  change: PermissionChange,
  actor: Permitted<"applications.draft_permission">,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  return changeApplication(
    named,
    "permission_drafted",
    (now, moving) => withPermission(move(now, "draft_permission", moving), change),
    actor,
    deps,
    at,
  );
}

/** @throws `entity_not_found`; `value_invalid` with all that is to be mended first */
export function submitPermission(
  named: Named,
  actor: Permitted<"applications.submit_permission">,
  deps: ApplicationDeps & CheckDeps,
  at: Date,
): Promise<Application> {
  const submit = async (now: Application, moving: Parameters<typeof move>[2]) => {
    const next = move(now, "submit_permission", moving);
    await requireFaultless(now, deps, "permission", at);
    return next;
  };
  return changeApplication(named, "permission_submitted", submit, actor, deps, at);
}

const LONGEST_ANSWER = 10_000;

/** Answers what staff have asked, with what was changed meanwhile. @throws `entity_not_found`, `value_invalid` */
export function answerQuestion(
  named: Named,
  answer: string,
  actor: Permitted<"applications.answer">,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  return changeApplication(
    named,
    "application_answered",
    (now, moving) =>
      move(now, "answer", { ...moving, reason: answer.trim().slice(0, LONGEST_ANSWER) || undefined }),
    actor,
    deps,
    at,
  );
}
