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

/** A mail that came in, without what it says and from whom. */
export type KeptMail = Static<typeof KeptMail>;
export const KeptMail = Type.Object({
  id: Type.String(),
  received_at: Time,
  size: Type.Integer({ description: "bytes" }),
  state: MailFate,
  application_id: Nullable(Type.String()),
});

export type ShownMail = Static<typeof ShownMail>;
export const ShownMail = Type.Object({
  ...KeptMail.properties,
  message_id: Nullable(Type.String()),
  from: Nullable(Type.Object({ name: Type.String(), address: Type.String() })),
  envelope_from: Type.String({ description: "empty for reports of non-delivery" }),
  subject: Type.String(),
  date: Nullable(Time),
  text: Type.String(),
  attachments: Type.Array(
    Type.Object({ name: Type.String(), stated_type: Type.String(), size: Type.Integer() }),
  ),
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
