/** What waits for staff, and what comes to its end soon. */
import { X509Certificate } from "node:crypto";
import {
  type Action,
  type Actor,
  approvalsEnding,
  calendarOf,
  may,
  type Proposal,
  type StoredApplication,
  unknownYears,
} from "@shiming/core";
import { applicationDeps } from "./application-deps.ts";
import type { OperationDeps } from "./operation.ts";
import { personIdOf } from "./person-id.ts";
import type { StaffOverview } from "./schemas/staff-overview.ts";

type Task = StaffOverview["tasks"][number];
type End = StaffOverview["ends"][number];

const DAY_MS = 86_400_000;
const DAYS = 30;
const MOST = 500;

export async function reportStaffOverview(
  actor: Actor,
  deps: OperationDeps,
  at: Date,
): Promise<StaffOverview> {
  const tasks = [
    ...(await reviews(actor, deps, at)),
    await proposals(actor, deps, at),
    ...(await mails(actor, deps)),
    await calendars(actor, deps, at),
  ].filter(({ count }) => count > 0);
  // A sort is stable: within both halves the order is that of the list above.
  tasks.sort((a, b) => Number(b.is_yours) - Number(a.is_yours));
  return { tasks, ends: await ends(deps, at) };
}

function task(
  name: Task["task"],
  actor: Actor,
  needs: Action,
  count: number,
  rest: Partial<Task> = {},
): Task {
  const is_yours = may(actor, needs, "platform");
  return { task: name, is_yours, count, more: false, overdue: 0, until: null, ...rest };
}

async function reviews(actor: Actor, { stores }: OperationDeps, at: Date): Promise<Task[]> {
  const listed = await stores.applications.list({
    states: ["submitted", "permission_submitted"],
    limit: MOST + 1,
  });
  const waiting = listed.slice(0, MOST);
  const more = listed.length > waiting.length;
  const me = personIdOf(actor);
  const reviewOf = (name: Task["task"], isMeant: (each: StoredApplication) => boolean) => {
    const meant = waiting.filter(isMeant);
    const overdue = meant.filter(({ deadline }) => deadline !== undefined && deadline < at).length;
    const until = meant[0]?.deadline?.toISOString() ?? null;
    return task(name, actor, "applications.take", meant.length, { more, overdue, until });
  };
  return [
    reviewOf("review_mine", ({ takenBy }) => takenBy !== undefined && takenBy === me),
    reviewOf("review_untaken", ({ takenBy }) => takenBy === undefined),
    reviewOf("review_of_others", ({ takenBy }) => takenBy !== undefined && takenBy !== me),
  ];
}

/** Nobody confirms their own, or what they may not do themselves. Who confirms none is told of all. */
async function proposals(actor: Actor, { stores }: OperationDeps, at: Date): Promise<Task> {
  const open = await stores.proposals.list({ openAt: at, limit: MOST });
  const me = personIdOf(actor);
  const isTheirs = ({ action, proposer }: Proposal) =>
    proposer.staffId !== me && may(actor, action, "platform");
  const waiting = may(actor, "proposals.confirm", "platform") ? open.filter(isTheirs) : open;
  return task("confirm", actor, "proposals.confirm", waiting.length, { more: open.length === MOST });
}

async function mails(actor: Actor, { stores: { incomingMails, outbox } }: OperationDeps): Promise<Task[]> {
  return [
    task("assign_mails", actor, "mails.assign", await incomingMails.count("unassigned")),
    task("read_mails", actor, "mails.assign", await incomingMails.count("unreadable")),
    task("retry_messages", actor, "outbox.retry", await outbox.count("given_up")),
  ];
}

/** Deadlines count a year without a calendar by its weekdays: nobody would see that its holidays are missing. */
async function calendars(actor: Actor, { stores }: OperationDeps, at: Date): Promise<Task> {
  const years = unknownYears(await calendarOf(stores.calendar), at);
  const starts = years.map((year) => new Date(`${year}-01-01T00:00:00+08:00`));
  const overdue = starts.filter((start) => start <= at).length;
  return task("import_calendar", actor, "calendar.import", years.length, {
    overdue,
    until: starts[0]?.toISOString() ?? null,
  });
}

async function ends(deps: OperationDeps, at: Date): Promise<End[]> {
  const by = new Date(at.getTime() + DAYS * DAY_MS);
  const certificates = await deps.stores.merchants.certificatesEnding({ from: at, to: by });
  const approvals = await approvalsEnding(by, MOST, applicationDeps(deps));
  const found: End[] = [
    ...certificates.map(({ certSerialNo, mchId, notAfter }) => ({
      ...{ what: "certificate" as const, id: certSerialNo, name: mchId },
      ends_at: notAfter.toISOString(),
    })),
    ...approvals.map(({ id, form, endsAt }) => ({
      ...{ what: "approval" as const, id, name: form.items.miniProgramName ?? form.items.appid ?? id },
      ends_at: endsAt.toISOString(),
    })),
    ...issuerEnds(deps, by),
  ];
  return found.sort((a, b) => (a.ends_at < b.ends_at ? -1 : 1)).slice(0, MOST);
}

function issuerEnds({ authority }: OperationDeps, by: Date): End[] {
  const issuer = authority.issuers.at(-1);
  if (!issuer) return [];
  const end = new X509Certificate(issuer.certificatePem).validToDate;
  return end <= by
    ? [{ what: "issuer", id: issuer.name, name: issuer.name, ends_at: end.toISOString() }]
    : [];
}
