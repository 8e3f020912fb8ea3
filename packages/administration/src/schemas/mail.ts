import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";

export const MessageState = Type.Enum(["waiting", "delivered", "given_up"]);

/** A message of the outbox, without what it says and to whom. */
export type OutboxMessage = Static<typeof OutboxMessage>;
export const OutboxMessage = Type.Object({
  id: Type.String(),
  channel: Type.String(),
  template: Type.String(),
  about: Type.String({ description: "what it is about: an application, an organisation" }),
  created_at: Time,
  state: MessageState,
  attempts: Type.Integer(),
  last_error: Nullable(Type.String()),
  due_at: Nullable(Time),
  settled_at: Nullable(Time),
});

export const MailFate = Type.Enum([
  "received",
  "understood",
  "unassigned",
  "automatic",
  "loop",
  "unreadable",
]);

export const Sender = Type.Object({ name: Type.String(), address: Type.String() });

/** A mail that came in, without what it says; from whom and about what only for those who may read it. */
export type KeptMail = Static<typeof KeptMail>;
export const KeptMail = Type.Object({
  id: Type.String(),
  received_at: Time,
  size: Type.Integer({ description: "bytes" }),
  state: MailFate,
  application_id: Nullable(Type.String()),
  from: Nullable(Sender),
  subject: Nullable(Type.String()),
});

/** Of a mail that came in. */
export const ReceivedFile = Type.Object({
  number: Type.Integer({ description: "its place in the mail, from 1: by it, it is downloaded" }),
  name: Type.String(),
  stated_type: Type.String(),
  size: Type.Integer({ description: "bytes" }),
});

export type DownloadedFile = Static<typeof DownloadedFile>;
export const DownloadedFile = Type.Object({
  ...ReceivedFile.properties,
  content: Type.String({ description: "base64; as it came, and nobody has looked into it" }),
});

export type ShownMail = Static<typeof ShownMail>;
export const ShownMail = Type.Object({
  ...KeptMail.properties,
  message_id: Nullable(Type.String()),
  thread: Type.Array(Type.String(), {
    description: "Message-IDs of the mails that it answers, oldest first",
  }),
  envelope_from: Type.String({ description: "empty for reports of non-delivery" }),
  subject: Type.String(),
  date: Nullable(Time),
  text: Type.String(),
  unreadable_charsets: Type.Array(Type.String(), {
    description: "what the mail calls the charsets of those of its texts that cannot be read",
  }),
  attachments: Type.Array(ReceivedFile),
  authentication_results: Type.Array(Type.String(), {
    description: "as the operator's own mail system has added them",
  }),
});

/** A mail in the mailbox of a sandbox. */
export type SentMail = Static<typeof SentMail>;
export const SentMail = Type.Object({
  id: Type.String(),
  message_id: Type.String(),
  at: Time,
  to: Type.Array(Type.String()),
  subject: Type.String(),
});

export type ShownSentMail = Static<typeof ShownSentMail>;
export const ShownSentMail = Type.Object({
  ...SentMail.properties,
  text: Type.String(),
  html: Nullable(Type.String()),
  source: Type.String({ description: "the whole mail" }),
});
