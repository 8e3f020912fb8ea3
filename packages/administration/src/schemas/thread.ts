import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";
import { MessageState, ReceivedFile, Sender } from "./mail.ts";

/** A mail of an application, whichever way it went. */
export type ThreadMail = Static<typeof ThreadMail>;
export const ThreadMail = Type.Object({
  direction: Type.Enum(["in", "out"]),
  id: Type.String({ description: "of the mail that came, or of the message that went out" }),
  at: Time,
  from: Nullable(Sender),
  to: Type.Array(Type.String()),
  subject: Type.String(),
  text: Type.String(),
  attachments: Type.Array(ReceivedFile),
  delivery: Nullable(MessageState),
});
export const Correspondence = Type.Array(ThreadMail);
