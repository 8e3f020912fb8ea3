/** An application that came by mail is nobody's until its applicant claims it, or staff give it to the one that it names. */
import type { Text } from "@shiming/crypto";
import type { AuditAction } from "../audit/action.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { Organisation } from "../organisation/organisation.ts";
import { isSameName } from "../organisation/same-name.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { Application } from "./application.ts";
import { type ApplicationDeps, requireApplication, tokenThread, write } from "./change.ts";
import { sentence } from "./mail.ts";

export interface BelongingDeps extends ApplicationDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find">;
}

/**
 * Whoever knows the number in the subject reads the applicant's mail; the sender of a mail proves nothing.
 * @throws `entity_not_found` for a number of none, or of one that belongs to somebody: nobody hears which; `value_invalid`
 */
export async function claimApplication(
  { token, organisation }: { readonly token: string; readonly organisation: Organisation },
  actor: Permitted<"applications.claim">,
  deps: BelongingDeps,
  at: Date,
): Promise<Application> {
  const id = await deps.applications.findByThread([tokenThread(token)]);
  const stored = id === undefined ? undefined : await deps.applications.find(id);
  if (!stored || stored.organisationId !== undefined) return refuse("entity_not_found", { hint: NO_SUCH });
  return give(stored.id, organisation, actor, "application_claimed", deps, at);
}

/** Staff give it to the organisation that it names. @throws `entity_not_found`, `value_invalid` */
export function assignApplication(
  id: string,
  organisation: Organisation,
  actor: Permitted<"applications.assign">,
  deps: BelongingDeps,
  at: Date,
): Promise<Application> {
  return give(id, organisation, actor, "application_assigned", deps, at);
}

/** With a mini program that had no organisation goes what was applied for in the name of the same legal entity. */
export async function assignApplicationsOf(
  appid: string,
  organisation: Organisation,
  actor: Permitted<"apps.assign">,
  deps: BelongingDeps,
  at: Date,
): Promise<void> {
  const found = await deps.applications.list({ search: appid, limit: MOST });
  const theirs = found.filter(
    (each) =>
      each.appid === appid &&
      each.organisationId === undefined &&
      isSameName(each.legalName, organisation.legalName),
  );
  for (const { id } of theirs) await give(id, organisation, actor, "application_assigned", deps, at);
}

/** Of one mini program there are a few. */
const MOST = 1000;

function give(
  id: string,
  organisation: Organisation,
  actor: Permitted<"applications.claim" | "applications.assign" | "apps.assign">,
  action: AuditAction,
  deps: BelongingDeps,
  at: Date,
): Promise<Application> {
  const decide = async () => {
    const before = await requireApplication(id, deps);
    const now = before.application;
    const owner = (await deps.miniPrograms.find(now.appid))?.organisationId;
    const next = given(now, organisation, owner);
    return { action, written: [{ before, next, mail: sentence(next, belongsTo(organisation)) }] };
  };
  return write(decide, actor, deps, at);
}

/** Pure. @param owner of the mini program that it is for */
function given(now: Application, { id, legalName }: Organisation, owner: string | undefined): Application {
  if (now.organisationId !== undefined) refuse("value_invalid", { hint: TAKEN });
  if (owner !== undefined && owner !== id) refuse("value_invalid", { hint: ANOTHERS });
  if (now.legalName !== "" && !isSameName(now.legalName, legalName)) {
    refuse("value_invalid", { hint: otherName(now.legalName, legalName) });
  }
  return { ...now, organisationId: id };
}

const belongsTo = ({ legalName }: Organisation): Text => ({
  en: `Your application belongs to ${legalName} now: its members see it and go on with it online.`,
  zh: `您的申请已归属${legalName}，其成员可在线查看和继续办理。`,
});

const NO_SUCH: Text = {
  en: "no application waits for its applicant under this number: it stands in the subject of our mails, SM- and 13 characters",
  zh: "没有待认领的申请使用该编号：编号在我方邮件的主题中，为 SM- 加 13 位字符",
};
const TAKEN: Text = { en: "it belongs to an organisation already", zh: "该申请已归属一个主体" };
const ANOTHERS: Text = {
  en: "its mini program belongs to another organisation",
  zh: "申请中的小程序属于其他主体",
};
const otherName = (named: string, legalName: string): Text => ({
  en: `it was made for ${named}, which is not the legal name of that organisation (${legalName}); correct item 1 by a reply to our mail`,
  zh: `申请表第 1 项为${named}，与该主体名称（${legalName}）不一致；请回复我方邮件更正第 1 项`,
});
