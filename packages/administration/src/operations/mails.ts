import {
  createApplicationIntake,
  type KeptMail as Kept,
  openRawMail,
  type RawMail,
  refuse,
  staffEvent,
} from "@shiming/core";
import Type from "typebox";
import { applicationDeps } from "../application-deps.ts";
import { type OperationDeps, operation } from "../operation.ts";
import { Input } from "../schemas/common.ts";
import { KeptMail, MailFate, ShownMail } from "../schemas/mail.ts";
import { thePlatform } from "../subjects.ts";

const Id = Type.String();

export const mailOperations = {
  "mails.list": operation("mails.list", {
    method: "GET",
    path: "/mails",
    summary: { en: "Mails that came in, newest first", zh: "收到的邮件，从新到旧" },
    input: Input({
      state: Type.Optional(MailFate),
      after: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    output: Type.Array(KeptMail),
    subject: thePlatform,
    run: async ({ limit = 50, state, after }, _actor, { stores }) =>
      (await stores.incomingMails.list({ limit, fate: state, after })).map(describe),
  }),

  "mails.show": operation("mails.show", {
    method: "GET",
    path: "/mails/{id}",
    summary: { en: "A mail that came in, with what it says", zh: "一封收到的邮件及其内容" },
    input: Input({ id: Id }),
    output: ShownMail,
    subject: thePlatform,
    run: async ({ id }, _actor, deps) => {
      const kept = await found(id, deps);
      const raw = openRawMail(id, kept.sealed, deps.keys);
      return { ...describe(kept), envelope_from: raw.envelope.from, ...(await shown(raw, deps)) };
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
      const mail = partsOf(deps);
      const kept = await found(id, deps);
      if (kept.applicationId !== undefined) alreadyAssigned(id);
      const parsed = await mail.reader.parse(openRawMail(id, kept.sealed, keys));
      // First, and once for each mail: what dies after it is done again to the same end.
      const intake = createApplicationIntake(applicationDeps(deps));
      await intake.continue(applicationId, await mail.reader.readForm(parsed), parsed, at);
      const event = staffEvent(actor, "mail_assigned", `mail ${id} to ${applicationId}`, at);
      await stores.incomingMails.assign(id, applicationId, [event]);
      return describe(await found(id, deps));
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

function describe({ id, receivedAt, size, fate, applicationId }: Kept): KeptMail {
  return {
    id,
    received_at: receivedAt.toISOString(),
    size,
    state: fate,
    application_id: applicationId ?? null,
  };
}

type Contents = Omit<ShownMail, keyof KeptMail | "envelope_from">;

const partsOf = ({ mail }: OperationDeps) =>
  mail ?? refuse("entity_not_found", { hint: { en: "no mail is read here", zh: "此处不处理邮件" } });

/** What cannot be taken apart is shown as it came. */
async function shown(raw: RawMail, deps: OperationDeps): Promise<Contents> {
  try {
    const { messageId, from, subject, date, text, attachments, authenticationResults } =
      await partsOf(deps).reader.parse(raw);
    return {
      message_id: messageId,
      from: from ?? null,
      subject,
      date: date?.toISOString() ?? null,
      text,
      attachments: attachments.map(({ name, statedType, content }) => ({
        name,
        stated_type: statedType,
        size: content.byteLength,
      })),
      authentication_results: [...authenticationResults],
    };
  } catch {
    const text = Buffer.from(raw.raw).toString("latin1").slice(0, LONGEST_RAW);
    return {
      message_id: null,
      from: null,
      subject: "",
      date: null,
      text,
      attachments: [],
      authentication_results: [],
    };
  }
}

const LONGEST_RAW = 100_000;
