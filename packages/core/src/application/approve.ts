/** Approvals: what for, how much, until when; and what takes the place of what was approved before. */

import { requireShownText } from "../administration/shown-text.ts";
import { shownUse } from "../administration/shown-use.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { ApprovedUse } from "../mini-program/mini-program.ts";
import { type Quota, requireQuota } from "../quota/quota.ts";
import { dayOf, shanghaiDateOf, shanghaiDayStart } from "../shanghai-time.ts";
import type { Application, Approval } from "./application.ts";
import {
  type ApplicationDeps,
  type Decided,
  type Named,
  type Opened,
  openInForce,
  requireApplication,
  requireAsSeen,
  type Written,
  write,
} from "./change.ts";
import type { CheckDeps } from "./check/check.ts";
import { requireInScope } from "./check/permission.ts";
import { requireStateAfter } from "./require-state-after.ts";
import { type Moving, move } from "./step.ts";

/** What the reviewer decides; what is left out comes from the application. */
export interface ApprovalGiven {
  readonly uses?: readonly ApprovedUse[] | undefined;
  readonly quota?: Quota | undefined;
  readonly endsAt?: Date | undefined;
  /** For the history and the applicant, where there is something to say. */
  readonly note?: string | undefined;
}

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;

/**
 * Opens real-name access as it was applied for or as the reviewer decides. What was in force for the mini program before is
 * replaced in the same commit.
 * @throws `entity_not_found`; `entity_changed`; `value_invalid` where nothing is under review, for an end that has passed, or for a category that
 * the mini program does not have, or that is not open to its organisation
 */
export function approveApplication(
  named: Named,
  given: ApprovalGiven,
  actor: Permitted<"applications.approve">,
  deps: ApplicationDeps & Pick<CheckDeps, "mayUse">,
  at: Date,
): Promise<Application> {
  const decide = async (moving: Moving): Promise<Decided> => {
    const before = await requireAsSeen(named, deps);
    // Where nothing is under review, what an approval lacks is not the news.
    requireStateAfter(before.application.state, "approve");
    const approval = approvalOf(before.application, given, at);
    await requireInScope(approval.uses, before.application.organisationId, deps.mayUse);
    const next = approved(before.application, approval, { ...moving, reason: given.note });
    return {
      action: "access_approved",
      written: [{ before, next }, ...(await replaced(next, moving, deps))],
    };
  };
  return write(decide, actor, deps, at);
}

/** Pure. */
export function approved(now: Application, approval: Approval, moving: Moving): Application {
  if (now.form.items.miniProgramName) requireShownText("appName", now.form.items.miniProgramName);
  return move({ ...now, approval }, "approve", moving);
}

/** The application in force whose place another one takes. */
export async function replaced(
  by: Pick<Application, "id" | "appid" | "succeeds">,
  moving: Moving,
  deps: ApplicationDeps,
): Promise<readonly Written[]> {
  const inForce = await openInForce(by.appid, deps);
  const former =
    inForce ?? (by.succeeds === undefined ? undefined : await requireApplication(by.succeeds, deps));
  return former && former.application.id !== by.id ? replace(former, by.id, moving) : [];
}

function replace(before: Opened, successor: string, moving: Moving): readonly Written[] {
  const { state } = before.application;
  if (state !== "approved" && state !== "suspended" && state !== "expired") return [];
  const next = move(before.application, "replace", { ...moving, reason: successor });
  return [{ before, next, mail: null }];
}

/**
 * How much and until when, unless the reviewer decides otherwise: a year, to the last second of its last day in Shanghai, so that a
 * suggestion stays the same all day and whoever is shown a day is shown that one.
 */
export function suggestedApproval(
  { permission, form }: Application,
  at: Date,
): Pick<Approval, "quota"> & { readonly endsAt: Date } {
  return {
    quota: quotaFrom(form.items),
    endsAt: permission.endsAt ?? endOfYearFrom(at),
  };
}

/** The last second before the same day of the next year; of a 29 February, before 1 March. */
function endOfYearFrom(at: Date): Date {
  const [year = 0, month = 0, day = 0] = shanghaiDateOf(at).split("-").map(Number);
  const next = new Date(dayOf(year + 1, month, day) * DAY_MS);
  return new Date(shanghaiDayStart(next).getTime() - SECOND_MS);
}

function approvalOf(now: Application, given: ApprovalGiven, at: Date): Approval {
  const { permission } = now;
  const suggested = suggestedApproval(now, at);
  const uses = (given.uses ?? permission.uses).map(shownUse);
  if (uses.length === 0) {
    refuse("value_invalid", {
      hint: { en: "an approval names at least one category", zh: "批准须至少包含一个类目" },
    });
  }
  const endsAt = given.endsAt ?? suggested.endsAt;
  if (endsAt <= at) {
    refuse("value_invalid", { hint: { en: "the end of the approval has passed", zh: "批准的截止时间已过" } });
  }
  const quota = given.quota ?? suggested.quota;
  if (quota) requireQuota(quota);
  return { since: at, uses, endsAt, quota };
}

/** A peak is an upper bound already; an average day needs room for a busy one. */
const BUSY_DAY = 2;

function quotaFrom({ callsPerDay, peakPerMinute }: Application["form"]["items"]): Quota | undefined {
  if (callsPerDay === undefined || peakPerMinute === undefined) return undefined;
  return { perMinute: peakPerMinute, perDay: Math.max(callsPerDay * BUSY_DAY, peakPerMinute) };
}
