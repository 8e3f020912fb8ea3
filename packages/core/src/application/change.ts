/** Reads applications, decides purely, and writes what was decided with all that it causes: again, where somebody was faster. */
import type { Text } from "@shiming/crypto";
import { nameOfActor } from "../actor/actor.ts";
import type { AuditAction } from "../audit/action.ts";
import type { StaffEvent } from "../audit/event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { type Digest, digestOf } from "../digest.ts";
import { eventMessage } from "../event/security-event.ts";
import { refuse } from "../failure.ts";
import type { MailContent } from "../mail/outgoing-mail.ts";
import type { EventMessage, OutgoingMessage } from "../outbox/message.ts";
import type { ApplicationStore } from "../ports/application-store.ts";
import type { CalendarStore } from "../ports/calendar-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import type { Application } from "./application.ts";
import { calendarOf } from "./calendar.ts";
import { deadlinesOf } from "./deadlines.ts";
import { applicantAddresses, messageTo, stepMail } from "./mail.ts";
import { accessOf, projectionOf } from "./projection.ts";
import { openApplication, sealApplication } from "./sealed-application.ts";
import { isInForce } from "./state.ts";
import type { Moving } from "./step.ts";
import type { StoredApplication } from "./stored-application.ts";

export interface ApplicationDeps {
  readonly applications: ApplicationStore;
  readonly calendar: Pick<CalendarStore, "days" | "deadlines">;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
}

/** An application, and which revision of it was read. */
export interface Opened {
  readonly application: Application;
  readonly revision: number;
}

/** Which one is to be changed. */
export interface Named {
  readonly id: string;
  /** The revision that whoever changes it has seen: where another stands, nothing is changed. */
  readonly revision?: number | undefined;
}

/** One application as it is to be, and what is written about it besides the sentence for a new step. */
export interface Written {
  readonly before: Opened | undefined;
  readonly next: Application;
  /** To the applicant, in place of the sentence about the step; `null` where nothing is to be said. */
  readonly mail?: MailContent | null | undefined;
  readonly toStaff?: { readonly addresses: readonly string[]; readonly content: MailContent } | undefined;
  /** Mails that came in with this change. */
  readonly received?: readonly string[] | undefined;
}

export interface Decided {
  readonly written: readonly Written[];
  /** What was done, in the audit's words. */
  readonly action: AuditAction;
}

/** There is nothing to do: it stands as it was read. */
export interface LeftAlone {
  readonly leave: Application;
}

/** @throws `entity_not_found` */
export async function requireApplication(id: string, deps: ApplicationDeps): Promise<Opened> {
  const stored = await deps.applications.find(id);
  const hint = { en: `no application ${id}`, zh: `没有申请 ${id}` };
  return open(stored ?? refuse("entity_not_found", { hint }), deps);
}

/** @throws `entity_not_found`; `entity_changed` where it is not as it was seen */
export async function requireAsSeen({ id, revision }: Named, deps: ApplicationDeps): Promise<Opened> {
  const opened = await requireApplication(id, deps);
  if (revision !== undefined && revision !== opened.revision) refuse("entity_changed", { hint: CHANGED });
  return opened;
}

export async function open(stored: StoredApplication, { keys }: ApplicationDeps): Promise<Opened> {
  return { application: await openApplication(stored, keys), revision: stored.revision };
}

/**
 * Changes one application that is there.
 * @param decide what comes in its place; what it throws is thrown, and nothing is changed
 * @throws `entity_changed` where it is not as it was seen
 */
export function changeApplication(
  named: Named | string,
  action: AuditAction,
  decide: (now: Application, moving: Moving) => Application | Promise<Application>,
  actor: Permitted<Action>,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  return write(
    async (moving) => {
      const before = await requireAsSeen(typeof named === "string" ? { id: named } : named, deps);
      const next = await decide(before.application, moving);
      return { action, written: [{ before, next }] };
    },
    actor,
    deps,
    at,
  );
}

const CHANGED: Text = {
  en: "somebody else has changed it meanwhile: look at it as it stands now, then send yours again",
  zh: "内容已被他人修改：请查看最新内容后再提交",
};

/** Tries until nobody was faster. @returns the first of what was written */
export async function write(
  decide: (moving: Moving) => Promise<Decided | LeftAlone>,
  actor: Permitted<Action>,
  deps: ApplicationDeps,
  at: Date,
): Promise<Application> {
  const [calendar, deadlines] = await Promise.all([calendarOf(deps.calendar), deadlinesOf(deps.calendar)]);
  const moving = { by: nameOfActor(actor), at, calendar, deadlines };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const decided = await decide(moving);
    if ("leave" in decided) return decided.leave;
    const written = await commit(decided, moving, deps);
    if (written) return written;
  }
  return refuse("platform_busy");
}

/** Somebody is faster now and then; never so often. */
const MOST_TRIES = 50;

async function commit({ written, action }: Decided, moving: Moving, deps: ApplicationDeps) {
  const parts = await Promise.all(written.map((each) => prepare(each, deps, moving.at)));
  const event = (application: Application): StaffEvent => {
    const { at, by } = moving;
    return { kind: "staff_write", at, actor: by, action, subject: `application ${application.id}` };
  };
  const projected = projectionAmong(written);
  const done = await deps.applications.change({
    next: parts.map(({ stored }) => stored),
    threads: parts.flatMap(({ threads }) => threads),
    miniProgram: projected,
    events: written.map(({ next }) => event(next)),
    messages: [
      ...parts.flatMap(({ messages }) => messages),
      ...(projected ? [accessEvent(projected.next, deps.random, moving.at)] : []),
    ],
  });
  return done ? parts[0]?.next : undefined;
}

/** Of those that are written together at most one has a say: what is replaced leaves it to its successor. */
function projectionAmong(written: readonly Written[]) {
  for (const { before, next } of written) {
    const change = projectionOf(before?.application, next);
    if (change) return { appid: next.appid, change, next };
  }
  return undefined;
}

function accessEvent(next: Application, random: RandomBytes, at: Date): EventMessage {
  const access = accessOf(next);
  const endsAt = "endsAt" in access ? access.endsAt : undefined;
  const address = { id: opaqueId(random), appid: next.appid };
  return eventMessage({ type: "access-changed", state: access.state, endsAt }, address, at);
}

async function prepare(
  { before, next, mail, toStaff, received = [] }: Written,
  deps: ApplicationDeps,
  at: Date,
) {
  const told = mail === undefined ? newStepMail(before?.application, next) : mail;
  const heard = withMails(next, received);
  const toApplicant = told && (await messageTo(applicantAddresses(heard), heard, told, deps, at));
  const forStaff = toStaff && (await messageTo(toStaff.addresses, heard, toStaff.content, deps, at));
  const messages = [toApplicant, forStaff].filter((message) => message !== undefined && message !== null);
  const remembered = remember(heard, before?.application, messages, toApplicant?.id);
  return {
    next: remembered,
    stored: await sealApplication(remembered, (before?.revision ?? 0) + 1, deps.keys),
    messages,
    threads: threadsOf(remembered, messages, received),
  };
}

function newStepMail(before: Application | undefined, next: Application): MailContent | undefined {
  const step = next.history.at(-1);
  const isNew = step && next.history.length > (before?.history.length ?? 0);
  return isNew && !QUIET.has(step.move) ? stepMail(next, step) : undefined;
}

/** Steps that only the applicant takes, and that need no mail. */
const QUIET: ReadonlySet<string> = new Set(["draft", "draft_permission", "succeed", "replace"]);

/** With what was sent about it, so that answers are found, and the history says what the applicant was told. */
function remember(
  next: Application,
  before: Application | undefined,
  messages: readonly OutgoingMessage[],
  toldBy: string | undefined,
): Application {
  const { history } = next;
  const isNewStep = history.length > (before?.history.length ?? 0);
  const last = history.at(-1);
  return {
    ...withMails(
      next,
      messages.map(({ id }) => id),
    ),
    history:
      isNewStep && last && toldBy ? [...history.slice(0, -1), { ...last, messageId: toldBy }] : history,
  };
}

/** An answer names the mails before it, so those that came are there before it is written. */
function withMails(application: Application, ids: readonly string[]): Application {
  const { correspondence } = application;
  return {
    ...application,
    correspondence: { ...correspondence, messageIds: [...correspondence.messageIds, ...ids] },
  };
}

function threadsOf(
  application: Application,
  messages: readonly OutgoingMessage[],
  received: readonly string[],
) {
  const { id: applicationId, correspondence } = application;
  const mails = [...messages.map(({ id }) => id), ...received].map(mailThread);
  return [tokenThread(correspondence.token), ...mails].map((digest) => ({ digest, applicationId }));
}

/** Mail programs break subjects and change their case. */
export const tokenThread = (token: string): Digest =>
  digestOf(`token ${token.replaceAll(/[^A-Za-z0-9-]/g, "").toUpperCase()}`);
export const mailThread = (messageId: string): Digest => digestOf(`mail ${messageId}`);

/** The one whose approval the mini program has. */
export async function openInForce(appid: string, deps: ApplicationDeps): Promise<Opened | undefined> {
  const stored = await deps.applications.findInForce(appid);
  return stored && isInForce(stored.state) ? open(stored, deps) : undefined;
}
