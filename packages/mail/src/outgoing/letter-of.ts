import type { OutgoingMail } from "@shiming/core";
import { textOf } from "./letter.ts";
import { letterIn } from "./templates.ts";

/** What a mail of the platform says, for those who read it without a mail program. */
export function letterOf(mail: OutgoingMail): { readonly subject: string; readonly text: string } {
  const { subject, blocks } = letterIn(mail.language, mail);
  return { subject, text: textOf(blocks) };
}
