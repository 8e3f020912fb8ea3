/** What e-mails do to applications: each one once, however often it arrives. */
import type { Applicant } from "../actor/actor.ts";
import { authorize, type Permitted } from "../authorization/authorize.ts";
import type { Digest } from "../digest.ts";
import type { IncomingMail } from "../mail/incoming-mail.ts";
import { unreadFile } from "../mail/unread-file.ts";
import { isSameName } from "../organisation/same-name.ts";
import type { ApplicationIntake } from "../ports/application-intake.ts";
import type { Application, Attachment } from "./application.ts";
import { type FileDeps, keepFile, roomFor, withAttachments } from "./attachments.ts";
import {
  type ApplicationDeps,
  type Decided,
  type LeftAlone,
  mailThread,
  requireApplication,
  tokenThread,
  type Written,
  write,
} from "./change.ts";
import { type CheckDeps, checkApplication } from "./check/check.ts";
import { correctedForm } from "./corrected-form.ts";
import { withForm } from "./fill-in.ts";
import type { ReadForm } from "./form.ts";
import { type KeptFiles, notesOf } from "./mail-notes.ts";
import { newApplication } from "./new-application.ts";
import { receiptFor } from "./receipt.ts";
import { begin, type Moving, move, type NewApplication } from "./step.ts";
import { stateAfter } from "./transitions.ts";

export type IntakeDeps = ApplicationDeps & CheckDeps & FileDeps;

export function createApplicationIntake(deps: IntakeDeps): ApplicationIntake {
  const byMail = (messageIds: readonly string[]) =>
    deps.applications.findByThread(messageIds.flatMap(threadsOfMail));
  return {
    find: async ({ subjectToken, messageIds }) =>
      deps.applications.findByThread([
        ...(subjectToken === undefined ? [] : [tokenThread(subjectToken)]),
        ...messageIds.flatMap(threadsOfMail),
      ]),
    async begin(form, mail, at) {
      const before = await byMail([mail.messageId]);
      return before ?? (await beginByMail(form, mail, deps, at)).id;
    },
    async continue(applicationId, form, mail, at) {
      if ((await byMail([mail.messageId])) === applicationId) return;
      await continueByMail(applicationId, form, mail, deps, at);
    },
  };
}

/** Ours are known by what stands before the `@`, those of others as a whole. */
function threadsOfMail(messageId: string): readonly Digest[] {
  const [local = ""] = messageId.split("@");
  return [mailThread(messageId), mailThread(local)];
}

async function beginByMail(
  form: ReadForm,
  mail: IncomingMail,
  deps: IntakeDeps,
  at: Date,
): Promise<Application> {
  const files = await keepAttachments(mail, deps, at);
  const organisationId = await organisationOf(form, deps);
  const { items, unread } = form;
  const begun = {
    ...newApplication({ form: { items, unread }, organisationId, replyTo: mail.from?.address }, deps.random),
    attachments: files.kept,
  };
  const decide = async (moving: Moving): Promise<Decided | LeftAlone> => {
    const earlier = await deps.applications.findByThread([mailThread(mail.messageId)]);
    if (earlier) return { leave: (await requireApplication(earlier, deps)).application };
    return {
      action: "application_received",
      written: [
        { ...(await received(begun, { form, mail, files }, moving, deps)), received: [mail.messageId] },
      ],
    };
  };
  return write(decide, permit(begun.id), deps, at);
}

/** Complete, it waits for the staff; with something missing, for the applicant, who is told what at once. */
async function received(
  begun: NewApplication,
  { form, mail, files }: Further,
  moving: Moving,
  deps: IntakeDeps,
): Promise<Written> {
  const first = begin(begun, "receive", moving);
  const findings = await checkApplication(first, deps, "form", moving.at);
  const faults = findings.filter(({ weight }) => weight === "fault");
  const { language } = first.correspondence;
  const reason = faults.map(({ text }) => text[language]).join("\n");
  const next = faults.length === 0 ? first : move(first, "ask", { ...moving, by: "job check", reason });
  const notes = notesOf(mail, files, faults.length > 0, form);
  return { before: undefined, next, mail: receiptFor(next, findings, notes) };
}

/** Whose name the form gives, where that is the name of whoever has the mini program. */
async function organisationOf(
  { items }: ReadForm,
  { miniPrograms }: IntakeDeps,
): Promise<string | undefined> {
  const app = items.appid === undefined ? undefined : await miniPrograms.find(items.appid);
  const isTheirs = app && isSameName(items.legalName ?? "", app.serviceProvider.legalName);
  return isTheirs ? app.organisationId : undefined;
}

async function continueByMail(
  id: string,
  form: ReadForm | undefined,
  mail: IncomingMail,
  deps: IntakeDeps,
  at: Date,
): Promise<void> {
  const files = await keepAttachments(mail, deps, at);
  const decide = async (moving: Moving): Promise<Decided | LeftAlone> => {
    const before = await requireApplication(id, deps);
    if (before.application.correspondence.messageIds.includes(mail.messageId))
      return { leave: before.application };
    const written = await continued(before.application, { form, mail, files }, moving, deps);
    return {
      action: "application_mail_received",
      written: [{ ...written, before, received: [mail.messageId] }],
    };
  };
  await write(decide, permit(id), deps, at);
}

interface Further {
  readonly form: ReadForm | undefined;
  readonly mail: IncomingMail;
  readonly files: KeptFiles;
}

async function continued(
  now: Application,
  { form, mail, files: kept }: Further,
  moving: Moving,
  deps: IntakeDeps,
): Promise<Omit<Written, "before">> {
  const isOpen = now.state === "needs_information" || now.state === "drafted";
  const corrected = form && correctedForm(now.form, form);
  const filled = corrected && isOpen ? await withCorrected(now, corrected, deps) : now;
  const files = roomFor(filled, kept);
  const withFiles =
    files.kept.length > 0 && canTakeFiles(filled) ? withAttachments(filled, files.kept) : filled;
  const replyTo = now.correspondence.replyTo ?? mail.from?.address;
  const heard = { ...withFiles, correspondence: { ...withFiles.correspondence, replyTo } };
  if (!stateAfter(heard.state, "answer")) return { next: heard, mail: null };
  const isForm = form !== undefined || mail.attachments.some((file) => unreadFile(file)?.isDocument);
  if (!isForm) return { next: move(heard, "answer", { ...moving, reason: wordsOf(mail) }) };
  const findings = await checkApplication(heard, deps, "form", moving.at);
  const isWhole = findings.every(({ weight }) => weight === "remark");
  const next = isWhole ? move(heard, "answer", { ...moving, reason: wordsOf(mail) }) : heard;
  return { next, mail: receiptFor(next, findings, notesOf(mail, files, !isWhole, form)) };
}

/** A corrected name may be that of whoever has the mini program. */
async function withCorrected(now: Application, form: ReadForm, deps: IntakeDeps): Promise<Application> {
  const organisationId = now.organisationId ?? (await organisationOf(form, deps));
  return { ...withForm(now, form.items), form, organisationId };
}

const canTakeFiles = ({ state }: Application) => stateAfter(state, "close") !== undefined;

const LONGEST = 10_000;
const wordsOf = ({ text }: IncomingMail) => text.trim().slice(0, LONGEST) || undefined;

/** What is too large, or too much, stays in the mail, and its sender is told. */
async function keepAttachments(
  { attachments }: IncomingMail,
  deps: IntakeDeps,
  at: Date,
): Promise<KeptFiles> {
  const kept: Attachment[] = [];
  const filled = attachments.filter(({ content }) => content.length > 0);
  const fitting = filled.filter(({ content }) => content.length <= LARGEST);
  for (const { name, content } of fitting.slice(0, MOST_OF_A_MAIL))
    kept.push(await keepFile({ kind: "qualification", name, content }, deps, at));
  const namesOf = (files: typeof filled) => files.map(({ name }) => name.slice(0, LONGEST_NAME));
  const tooLarge = namesOf(filled.filter((file) => !fitting.includes(file)));
  return { kept, tooLarge, tooMany: namesOf(fitting.slice(MOST_OF_A_MAIL)) };
}

const MOST_OF_A_MAIL = 20;
const LARGEST = 10_000_000;
const LONGEST_NAME = 100;

/** Whoever writes mails of that application, and may do by them what the table says. */
function permit(applicationId: string): Permitted<"applications.submit"> {
  const applicant: Applicant = { kind: "applicant", applicationId };
  return authorize(applicant, "applications.submit", { applicationId });
}
