/** What e-mails do to applications: each one once, however often it arrives. */
import type { Applicant } from "../actor/actor.ts";
import { authorize, type Permitted } from "../authorization/authorize.ts";
import type { Digest } from "../digest.ts";
import type { IncomingMail } from "../mail/incoming-mail.ts";
import type { ApplicationIntake } from "../ports/application-intake.ts";
import type { Application, Attachment } from "./application.ts";
import { type FileDeps, keepFile, withAttachments } from "./attachments.ts";
import {
  type ApplicationDeps,
  mailThread,
  requireApplication,
  tokenThread,
  type Written,
  write,
} from "./change.ts";
import { type CheckDeps, checkApplication } from "./check/check.ts";
import { withForm } from "./fill-in.ts";
import type { ReadForm } from "./form.ts";
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
        ...(subjectToken === undefined ? [] : [tokenThread(plainToken(subjectToken))]),
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

/** Mail programs break subjects and change their case. */
const plainToken = (token: string) => token.replaceAll(/[^A-Za-z0-9-]/g, "").toUpperCase();

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
  const attachments = await keepAttachments(mail, deps, at);
  const organisationId = await organisationOf(form, deps);
  const begun = {
    ...newApplication({ form, organisationId, replyTo: mail.from?.address }, deps.random),
    attachments,
  };
  const decide = async (moving: Moving) => {
    const earlier = await deps.applications.findByThread([mailThread(mail.messageId)]);
    if (earlier) return { leave: (await requireApplication(earlier, deps)).application };
    return {
      action: "application_received",
      written: [{ ...(await received(begun, moving, deps)), received: [mail.messageId] }],
    };
  };
  return write(decide, permit(begun.id), deps, at);
}

/** Complete, it waits for the staff; with something missing, for the applicant, who is told what at once. */
async function received(begun: NewApplication, moving: Moving, deps: IntakeDeps): Promise<Written> {
  const first = begin(begun, "receive", moving);
  const findings = await checkApplication(first, deps, "form");
  const faults = findings.filter(({ weight }) => weight === "fault");
  const { language } = first.correspondence;
  const reason = faults.map(({ text }) => text[language]).join("\n");
  const next = faults.length === 0 ? first : move(first, "ask", { ...moving, by: "job check", reason });
  return { before: undefined, next, mail: receiptFor(next, findings) };
}

/** Whose name the form gives, where that is the name of whoever has the mini program. */
async function organisationOf(
  { items }: ReadForm,
  { miniPrograms }: IntakeDeps,
): Promise<string | undefined> {
  const app = items.appid === undefined ? undefined : await miniPrograms.find(items.appid);
  const name = items.legalName?.normalize("NFKC").replaceAll(/\s/g, "");
  return app?.serviceProvider.legalName === name ? app?.organisationId : undefined;
}

async function continueByMail(
  id: string,
  form: ReadForm | undefined,
  mail: IncomingMail,
  deps: IntakeDeps,
  at: Date,
): Promise<void> {
  const attachments = await keepAttachments(mail, deps, at);
  const decide = async (moving: Moving) => {
    const before = await requireApplication(id, deps);
    if (before.application.correspondence.messageIds.includes(mail.messageId))
      return { leave: before.application };
    const written = await continued(before.application, form, mail, attachments, moving, deps);
    return {
      action: "application_mail_received",
      written: [{ ...written, before, received: [mail.messageId] }],
    };
  };
  await write(decide, permit(id), deps, at);
}

async function continued(
  now: Application,
  form: ReadForm | undefined,
  mail: IncomingMail,
  attachments: readonly Attachment[],
  moving: Moving,
  deps: IntakeDeps,
): Promise<Omit<Written, "before">> {
  const isOpen = now.state === "needs_information" || now.state === "drafted";
  const filled = form && isOpen ? withForm(now, form.items) : now;
  const withFiles =
    attachments.length > 0 && canTakeFiles(filled) ? withAttachments(filled, attachments) : filled;
  const replyTo = now.correspondence.replyTo ?? mail.from?.address;
  const heard = { ...withFiles, correspondence: { ...withFiles.correspondence, replyTo } };
  if (!stateAfter(heard.state, "answer")) return { next: heard, mail: null };
  if (!form) return { next: move(heard, "answer", { ...moving, reason: wordsOf(mail) }) };
  const findings = await checkApplication(heard, deps, "form");
  const isWhole = findings.every(({ weight }) => weight === "remark");
  const next = isWhole ? move(heard, "answer", { ...moving, reason: wordsOf(mail) }) : heard;
  return { next, mail: receiptFor(next, findings) };
}

const canTakeFiles = ({ state }: Application) => stateAfter(state, "close") !== undefined;

const LONGEST = 10_000;
const wordsOf = ({ text }: IncomingMail) => text.trim().slice(0, LONGEST) || undefined;

async function keepAttachments(
  mail: IncomingMail,
  deps: IntakeDeps,
  at: Date,
): Promise<readonly Attachment[]> {
  const kept: Attachment[] = [];
  for (const { name, content } of mail.attachments.slice(0, MOST_OF_A_MAIL)) {
    if (content.length === 0 || content.length > LARGEST) continue;
    kept.push(await keepFile({ kind: "qualification", name, content }, deps, at));
  }
  return kept;
}

const MOST_OF_A_MAIL = 20;
const LARGEST = 10_000_000;

/** Whoever writes mails of that application, and may do by them what the table says. */
function permit(applicationId: string): Permitted<"applications.submit"> {
  const applicant: Applicant = { kind: "applicant", applicationId };
  return authorize(applicant, "applications.submit", { applicationId });
}
