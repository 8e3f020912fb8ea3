/** The mails of an application, both ways, as whoever looks after it reads them. */
import { type OutgoingMail, openMail, openRawMail, type QueuedMessage } from "@shiming/core";
import { type OperationDeps, operation } from "../operation.ts";
import { ApplicationId } from "../schemas/application.ts";
import { Input } from "../schemas/common.ts";
import { Correspondence, type ThreadMail } from "../schemas/thread.ts";
import { shownMail } from "../shown-mail.ts";
import { theApplication } from "../subjects.ts";

/** The newest of each direction: more is in the mailbox of whoever writes so much. */
const MOST = 100;

export const applicationThreads = {
  "applications.thread": operation("applications.thread", {
    method: "GET",
    path: "/applications/{id}/thread",
    summary: { en: "The mails about an application, oldest first", zh: "申请的往来邮件，从旧到新" },
    input: Input({ id: ApplicationId }),
    output: Correspondence,
    subject: theApplication,
    run: async ({ id }, _actor, deps) => {
      const { incomingMails, outbox } = deps.stores;
      const came = await incomingMails.list({ applicationId: id, limit: MOST });
      const went = await outbox.list({ about: id, limit: MOST });
      const mails = await Promise.all([
        ...came.map((mail) => received(mail.id, deps)),
        ...went.map((message) => sent(message, deps)),
      ]);
      return mails.flat().sort((one, other) => (one.at < other.at ? -1 : 1));
    },
  }),
};

async function received(id: string, deps: OperationDeps): Promise<ThreadMail[]> {
  const kept = await deps.stores.incomingMails.find(id);
  if (!kept) return [];
  const { from, subject, text, attachments } = await shownMail(
    openRawMail(kept.id, kept.sealed, deps.keys),
    deps,
  );
  return [
    {
      ...{ direction: "in", id: kept.id, at: kept.receivedAt.toISOString() },
      ...{ from, to: [], subject, text, attachments, delivery: null },
    },
  ];
}

async function sent(message: QueuedMessage, deps: OperationDeps): Promise<ThreadMail[]> {
  const mail = message.channel === "mail" ? openMail(message, deps.keys) : undefined;
  return [
    {
      ...{ direction: "out", id: message.id, at: message.at.toISOString(), from: null },
      ...{ to: [...(mail?.to ?? [])], ...said(mail, deps) },
      ...{ attachments: [], delivery: message.state },
    },
  ];
}

/** Of what cannot be opened any more, it is known that it was sent. */
function said(mail: OutgoingMail | undefined, { mail: parts }: OperationDeps) {
  if (!mail || !parts) return { subject: "", text: "" };
  return parts.letterOf(mail);
}
