/** The operator's `apps approve`, `suspend`, `resume` and `end`: moves of the application behind a mini program. */
import type { Text } from "@shiming/crypto";
import { requireShownText } from "../administration/shown-text.ts";
import { shownUse } from "../administration/shown-use.ts";
import type { AuditAction } from "../audit/action.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { ApprovedUse, MiniProgram } from "../mini-program/mini-program.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { Application, Approval } from "./application.ts";
import { approved, replaced } from "./approve.ts";
import { type ApplicationDeps, type Decided, type Opened, open, openInForce, write } from "./change.ts";
import { newApplication } from "./new-application.ts";
import { begin, type Moving, move } from "./step.ts";

export interface CommandDeps extends ApplicationDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find">;
}

const BY_COMMAND = "by the operator's command";
const BEFORE_APPLICATIONS = "open from the time before applications";

/**
 * Opens real-name access for these uses, in place of the ones before: approves the application that is under review, or makes
 * one on the spot, which says so in its history.
 * @throws `entity_not_found`; `value_invalid` for a category that the mini program does not have, or a text that says nothing
 */
export async function approveAccess(
  appid: string,
  uses: readonly ApprovedUse[],
  actor: Permitted<"apps.approve">,
  deps: CommandDeps,
  at: Date,
): Promise<void> {
  const app = await requireMiniProgram(appid, deps);
  const approval: Approval = { since: at, uses: uses.map(shownUse), quota: undefined, endsAt: undefined };
  const decide = async (moving: Moving): Promise<Decided> => {
    const commanded = { ...moving, reason: BY_COMMAND };
    const pending = await openUnderReview(appid, deps);
    const next = pending
      ? approved(pending.application, approval, commanded)
      : begin({ ...applicationOf(app, deps), approval }, "admit", commanded);
    const former = await replaced(next, moving, deps);
    return { action: "access_approved", written: [{ before: pending, next }, ...former] };
  };
  await write(decide, actor, deps, at);
}

/** Suspends real-name access, effective at once. @throws `entity_not_found`; `value_invalid` where there is none */
export async function suspendAccess(
  appid: string,
  given: string,
  actor: Permitted<"apps.suspend">,
  deps: CommandDeps,
  at: Date,
): Promise<void> {
  const reason = requireShownText("reason", given);
  const nothing = {
    en: `${appid} has no real-name access that could be suspended`,
    zh: `${appid} 没有可以暂停的实名授权`,
  };
  const suspend = (now: Application, moving: Moving) => move(now, "suspend", { ...moving, reason });
  await changeInForce(appid, "access_suspended", nothing, suspend, actor, deps, at);
}

/** Opens suspended access again, as it was approved. @throws `entity_not_found`; `value_invalid` where it is not suspended */
export async function resumeAccess(
  appid: string,
  actor: Permitted<"apps.resume">,
  deps: CommandDeps,
  at: Date,
): Promise<void> {
  const nothing = {
    en: `the real-name access of ${appid} is not suspended; apps approve opens it`,
    zh: `${appid} 的实名授权没有被暂停；开通请用 apps approve`,
  };
  const resume = (now: Application, moving: Moving) =>
    now.state === "suspended" ? move(now, "resume", moving) : refuse("value_invalid", { hint: nothing });
  await changeInForce(appid, "access_resumed", nothing, resume, actor, deps, at);
}

/** Ends real-name access, effective at once; only an approval opens it again. @throws `entity_not_found` */
export async function endAccess(
  appid: string,
  actor: Permitted<"apps.end">,
  deps: CommandDeps,
  at: Date,
): Promise<void> {
  const app = await requireMiniProgram(appid, deps);
  if (app.access.state === "none" || app.access.state === "ended") return;
  const close = (now: Application, moving: Moving) => move(now, "close", { ...moving, reason: BY_COMMAND });
  await changeInForce(appid, "access_ended", undefined, close, actor, deps, at);
}

async function changeInForce(
  appid: string,
  action: AuditAction,
  nothing: Text | undefined,
  change: (now: Application, moving: Moving) => Application,
  actor: Permitted<"apps.suspend" | "apps.resume" | "apps.end">,
  deps: CommandDeps,
  at: Date,
): Promise<void> {
  const app = await requireMiniProgram(appid, deps);
  const decide = async (moving: Moving): Promise<Decided> => {
    const before = await openInForce(appid, deps);
    const now = before?.application ?? found(app, moving, deps);
    const next = change(now ?? refuse("value_invalid", nothing && { hint: nothing }), moving);
    return { action, written: [{ before, next }] };
  };
  await write(decide, actor, deps, at);
}

/** What opened the access of a mini program before there were applications. */
function found(app: MiniProgram, moving: Moving, deps: CommandDeps): Application | undefined {
  const { access, approvedUses: uses } = app;
  if (access.state !== "approved" && access.state !== "suspended") return undefined;
  const approval = { since: access.since, uses, quota: undefined, endsAt: access.endsAt };
  const said = { ...moving, at: access.since, reason: BEFORE_APPLICATIONS };
  const admitted = begin({ ...applicationOf(app, deps), approval }, "admit", said);
  if (access.state === "approved") return admitted;
  return move(admitted, "suspend", { ...moving, at: access.since, reason: access.reason });
}

/** As much of a form as the platform knows by itself. */
function applicationOf(app: MiniProgram, { random }: CommandDeps) {
  const items = { legalName: app.serviceProvider.legalName, miniProgramName: app.name, appid: app.appid };
  return newApplication({ form: { items, unread: [] }, organisationId: app.organisationId }, random);
}

async function openUnderReview(appid: string, deps: CommandDeps): Promise<Opened | undefined> {
  const page = { limit: 1, states: ["permission_submitted"], search: appid } as const;
  const [pending] = await deps.applications.list(page);
  return pending && open(pending, deps);
}

async function requireMiniProgram(appid: string, { miniPrograms }: CommandDeps): Promise<MiniProgram> {
  const hint = { en: `no mini program ${appid}`, zh: `没有小程序 ${appid}` };
  return (await miniPrograms.find(appid)) ?? refuse("entity_not_found", { hint });
}
