/** The job that looks at the mails that came in. What dies half-way looks again: the intake does each mail once. */
import type { ReadForm } from "../application/form.ts";
import { digestOf } from "../digest.ts";
import { DomainError } from "../failure.ts";
import type { GoesOn } from "../outbox/settle.ts";
import type { ApplicationIntake } from "../ports/application-intake.ts";
import type { IncomingMailStore } from "../ports/incoming-mail-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { MailReader } from "../ports/mail-reader.ts";
import type { OutboxStore } from "../ports/outbox-store.ts";
import type { IncomingMail } from "./incoming-mail.ts";
import type { KeptMail, MailFate } from "./received-mail.ts";
import { openRawMail } from "./sealed-received.ts";
import { sendsUnreadForm } from "./unread-file.ts";

export interface UnderstandingDeps {
  readonly mails: IncomingMailStore;
  readonly keys: KeyEncryptionKeys;
  readonly reader: MailReader;
  readonly intake: ApplicationIntake;
  /** What the platform has sent. */
  readonly outbox: Pick<OutboxStore, "find">;
  /** What stands behind the `@` of the platform's own Message-IDs, and of those of the operator's people. */
  readonly domain: string;
}

interface Understood {
  readonly fate: MailFate;
  readonly applicationId?: string;
}

const HOUR_MS = 3_600_000;
/** Nobody writes more, and two programs that answer each other do. */
const MOST_AN_HOUR = 20;
/** Fewer items are talk about the form, for a person to read. */
const FEWEST_ITEMS = 3;
const AT_ONCE = 5;

/** Looks at every mail that waits, oldest first. @param goesOn asked before each @returns how many */
export async function understandMails(
  deps: UnderstandingDeps,
  at: () => Date,
  goesOn: GoesOn = async () => true,
): Promise<number> {
  for (let count = 0; ; ) {
    const waiting = await deps.mails.waiting(AT_ONCE);
    if (waiting.length === 0) return count;
    for (const kept of waiting) {
      if (!(await goesOn())) return count;
      const { fate, applicationId } = await understand(kept, deps, at());
      await deps.mails.settle(kept.id, fate, applicationId);
      count++;
    }
  }
}

async function understand(kept: KeptMail, deps: UnderstandingDeps, at: Date): Promise<Understood> {
  const opened = await open(kept, deps);
  if (opened === undefined) return { fate: "unreadable" };
  if (await isOurs(opened, deps)) return { fate: "loop" };
  if (opened.automatic) return { fate: "automatic" };
  const since = new Date(kept.receivedAt.getTime() - HOUR_MS);
  if ((await deps.mails.countOf(kept.sender, since)) > MOST_AN_HOUR) return { fate: "loop" };
  const before = await sameBefore(kept, opened, deps);
  if (before) return before;
  const mail = underItsOwnId(kept, opened);
  const form = await deps.reader.readForm(mail);
  const found = await applicationOf(mail, deps.intake);
  if (found !== undefined) {
    await deps.intake.continue(found, form, mail, at);
    return { fate: "understood", applicationId: found };
  }
  if ((form === undefined || itemsIn(form) < FEWEST_ITEMS) && !sendsUnreadForm(mail))
    return { fate: mail.unreadableCharsets.length > 0 ? "unreadable" : "unassigned" };
  return { fate: "understood", applicationId: await deps.intake.begin(form ?? NOTHING, mail, at) };
}

/** Another mail under a Message-ID that was used before is kept under an id of its own: 0125. */
const isAnother = ({ id }: KeptMail, { messageId }: IncomingMail) => id !== digestOf(messageId);

const underItsOwnId = (kept: KeptMail, mail: IncomingMail): IncomingMail =>
  isAnother(kept, mail) ? { ...mail, messageId: `${kept.id}@repeated.invalid` } : mail;

/** What came before, where a program has only packed the same anew. */
async function sameBefore(
  kept: KeptMail,
  mail: IncomingMail,
  deps: UnderstandingDeps,
): Promise<Understood | undefined> {
  if (!isAnother(kept, mail)) return undefined;
  const first = await deps.mails.find(digestOf(mail.messageId));
  const opened = first && (await open(first, deps));
  if (!first || !opened || saidIn(opened) !== saidIn(mail)) return undefined;
  const fate = first.fate === "received" ? "unassigned" : first.fate;
  return { fate, ...(first.applicationId !== undefined && { applicationId: first.applicationId }) };
}

const saidIn = ({ from, subject, text, html, attachments }: IncomingMail) =>
  JSON.stringify([
    ...[from?.address, subject, text, html ?? ""].map((said) => said?.replace(/\s+/g, " ").trim()),
    ...attachments.map(({ name, content }) => [name, digestOf(content)]),
  ]);

/** Where the form is in a file that is not read, its sender hears that at once. */
const NOTHING: ReadForm = { items: {}, unread: [] };

/** A mail of the outbox that has come back. Colleagues write from the same domain, under Message-IDs of their own. */
async function isOurs({ messageId }: IncomingMail, { domain, outbox }: UnderstandingDeps): Promise<boolean> {
  const [id = "", host] = messageId.split("@");
  return host === domain && (await outbox.find(id)) !== undefined;
}

async function open(
  { id, sealed }: KeptMail,
  { keys, reader }: UnderstandingDeps,
): Promise<IncomingMail | undefined> {
  try {
    return await reader.parse(openRawMail(id, sealed, keys));
  } catch (error) {
    // Keys that cannot be reached now: it is looked at again.
    if (error instanceof DomainError) throw error;
    return undefined;
  }
}

/** By the token of the subject, else by the mails it answers; a sender alone proves nothing. */
async function applicationOf(mail: IncomingMail, intake: ApplicationIntake): Promise<string | undefined> {
  const messageIds = [...new Set([...mail.inReplyTo, ...mail.references])];
  for (const subjectToken of [...tokensIn(mail.subject), undefined]) {
    const found = await intake.find({
      subjectToken,
      messageIds: subjectToken === undefined ? messageIds : [],
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Mail programs put more brackets in front: [外部邮件] Re: [SM-…]. */
const tokensIn = (subject: string) =>
  [...subject.normalize("NFKC").matchAll(/[[【]([A-Za-z0-9-]{4,64})[\]】]/g)]
    .map(([, token]) => token)
    .slice(0, 5);

const itemsIn = ({ items, unread }: ReadForm) => Object.keys(items).length + unread.length;
