/** The mails of an application, for people. */
import type { OutputOf } from "@shiming/administration";
import type { Language } from "../language.ts";
import { printableLines } from "../printable.ts";
import { timeText } from "./words.ts";

export function threadText(mails: OutputOf<"applications.thread">, language: Language): string {
  const platform = language === "zh" ? "平台" : "the platform";
  const applicant = language === "zh" ? "申请方" : "the applicant";
  return mails
    .map(({ direction, at, from, subject, text }) => {
      const who = direction === "out" ? platform : (from?.address ?? applicant);
      return `${timeText(at)}  ${printableLines(who)}\n${printableLines(subject)}\n\n${printableLines(text.trim())}\n`;
    })
    .join("\n");
}
