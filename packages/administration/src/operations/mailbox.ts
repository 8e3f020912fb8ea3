import { type Mailbox, type MailboxMail, refuse } from "@shiming/core";
import Type from "typebox";
import { type OperationDeps, operation } from "../operation.ts";
import { Input, Nothing } from "../schemas/common.ts";
import { SentMail, ShownSentMail } from "../schemas/mail.ts";
import { thePlatform } from "../subjects.ts";

export const mailboxOperations = {
  "mailbox.list": operation("mailbox.list", {
    method: "GET",
    path: "/mailbox",
    summary: { en: "The mails that a sandbox has sent, newest first", zh: "沙箱发出的邮件，从新到旧" },
    input: Nothing,
    output: Type.Array(SentMail),
    subject: thePlatform,
    run: async (_input, _actor, deps) => (await mailboxOf(deps).list()).map(describe),
  }),

  "mailbox.show": operation("mailbox.show", {
    method: "GET",
    path: "/mailbox/{id}",
    summary: { en: "A mail that a sandbox has sent", zh: "沙箱发出的一封邮件" },
    input: Input({ id: Type.String() }),
    output: ShownSentMail,
    subject: thePlatform,
    run: async ({ id }, _actor, deps) => {
      const mail = await mailboxOf(deps).read(id);
      if (!mail) return refuse("entity_not_found", { hint: { en: `no mail ${id}`, zh: `没有邮件 ${id}` } });
      const { text, html = null, source } = mail;
      return { ...describe(mail), text, html, source };
    },
  }),
};

const describe = ({ id, messageId, at, to, subject }: MailboxMail): SentMail => ({
  ...{ id, message_id: messageId },
  at: at.toISOString(),
  ...{ to: [...to], subject },
});

function mailboxOf({ mail }: OperationDeps): Mailbox {
  return (
    mail?.mailbox ??
    refuse("entity_not_found", {
      hint: {
        en: "only a sandbox keeps its mails on the machine; see the outbox for what goes out",
        zh: "只有沙箱把邮件留在本机；发送情况见 outbox",
      },
    })
  );
}
