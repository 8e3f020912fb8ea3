import {
  type Actor,
  createApplicationIntake,
  type KeptMail as Kept,
  type ListedMail,
  may,
  openHead,
  openRawMail,
  refuse,
  staffEvent,
} from "@shiming/core";
import Type from "typebox";
import { applicationDeps } from "../application-deps.ts";
import { type OperationDeps, operation } from "../operation.ts";
import { after, Input, PAGE } from "../schemas/common.ts";
import { DownloadedFile, KeptMail, MailFate, ShownMail } from "../schemas/mail.ts";
import { describeFile, mailPartsOf, shownMail } from "../shown-mail.ts";
import { thePlatform } from "../subjects.ts";

const Id = Type.String({ description: "of a mail; its first 12 digits do" });

export const mailOperations = {
  "mails.list": operation("mails.list", {
    method: "GET",
    path: "/mails",
    summary: { en: "Mails that came in, newest first", zh: "收到的邮件，从新到旧" },
    input: Input({
      state: Type.Optional(MailFate),
      ...after,
    }),
    output: Type.Array(KeptMail),
    subject: thePlatform,
    run: async ({ limit = PAGE, state, ...page }, actor, deps) => {
      const listed = await deps.stores.incomingMails.list({ ...page, limit, fate: state });
      return listed.map((mail) => describe(mail, actor, deps));
    },
  }),

  "mails.show": operation("mails.show", {
    method: "GET",
    path: "/mails/{id}",
    summary: { en: "A mail that came in, with what it says", zh: "一封收到的邮件及其内容" },
    input: Input({ id: Id }),
    output: ShownMail,
    subject: thePlatform,
    run: async ({ id }, actor, deps) => {
      const kept = await found(id, deps);
      const raw = openRawMail(kept.id, kept.sealed, deps.keys);
      return {
        ...describe(kept, actor, deps),
        envelope_from: raw.envelope.from,
        ...(await shownMail(raw, deps)),
      };
    },
  }),

  "mails.download": operation("mails.download", {
    method: "GET",
    path: "/mails/{id}/attachments/{number}",
    summary: { en: "A file that came with a mail", zh: "下载邮件的附件" },
    input: Input({ id: Id, number: Type.Integer({ minimum: 1, maximum: 1000 }) }),
    output: DownloadedFile,
    subject: thePlatform,
    run: async ({ id, number }, _actor, deps) => {
      const kept = await found(id, deps);
      const { attachments } = await mailPartsOf(deps).reader.parse(
        openRawMail(kept.id, kept.sealed, deps.keys),
      );
      const file = attachments[number - 1];
      if (!file) return noFile(id, number);
      return { ...describeFile(file, number - 1), content: Buffer.from(file.content).toString("base64") };
    },
  }),

  "mails.assign": operation("mails.assign", {
    method: "POST",
    path: "/mails/{id}/assign",
    summary: { en: "Give a mail to the application that it belongs to", zh: "把邮件归入所属的申请" },
    input: Input({ id: Id, application_id: Type.String() }),
    output: KeptMail,
    subject: thePlatform,
    run: async ({ id, application_id: applicationId }, actor, deps, at) => {
      const { stores, keys } = deps;
      const mail = mailPartsOf(deps);
      const kept = await found(id, deps);
      if (kept.applicationId !== undefined) alreadyAssigned(id);
      const parsed = await mail.reader.parse(openRawMail(kept.id, kept.sealed, keys));
      // First, and once for each mail: what dies after it is done again to the same end.
      const intake = createApplicationIntake(applicationDeps(deps));
      await intake.continue(applicationId, await mail.reader.readForm(parsed), parsed, at);
      const event = staffEvent(actor, "mail_assigned", `mail ${kept.id} to ${applicationId}`, at);
      await stores.incomingMails.assign(kept.id, applicationId, [event]);
      return describe(await found(kept.id, deps), actor, deps);
    },
  }),
};

async function found(id: string, { stores }: OperationDeps): Promise<Kept> {
  const kept = await stores.incomingMails.find(id);
  return kept ?? refuse("entity_not_found", { hint: { en: `no mail ${id}`, zh: `没有邮件 ${id}` } });
}

function alreadyAssigned(id: string): never {
  return refuse("value_invalid", {
    hint: { en: `mail ${id} belongs to an application already`, zh: `邮件 ${id} 已属于某个申请` },
  });
}

function noFile(id: string, number: number): never {
  return refuse("entity_not_found", {
    hint: { en: `mail ${id} has no file ${number}`, zh: `邮件 ${id} 没有第 ${number} 个附件` },
  });
}

/** Who wrote, and about what, only whoever may read the mail is told. */
function describe(mail: ListedMail, actor: Actor, { keys }: OperationDeps): KeptMail {
  const head = may(actor, "mails.show", "platform") ? openHead(mail, keys) : undefined;
  return {
    id: mail.id,
    received_at: mail.receivedAt.toISOString(),
    size: mail.size,
    state: mail.fate,
    application_id: mail.applicationId ?? null,
    from: head?.from ?? null,
    subject: head?.subject ?? null,
  };
}
