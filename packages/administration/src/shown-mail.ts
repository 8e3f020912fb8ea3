/** What a mail says that came in, taken apart. */
import { type IncomingMail, type RawMail, refuse } from "@shiming/core";
import type { OperationDeps } from "./operation.ts";
import type { KeptMail, ShownMail } from "./schemas/mail.ts";

type Contents = Omit<ShownMail, Exclude<keyof KeptMail, "from" | "subject"> | "envelope_from">;

export const mailPartsOf = ({ mail }: OperationDeps) =>
  mail ?? refuse("entity_not_found", { hint: { en: "no mail is read here", zh: "此处不处理邮件" } });

/** What cannot be taken apart is shown as it came. */
export async function shownMail(raw: RawMail, deps: OperationDeps): Promise<Contents> {
  try {
    const mail = await mailPartsOf(deps).reader.parse(raw);
    return {
      message_id: mail.messageId,
      thread: [...new Set([...mail.references, ...mail.inReplyTo])],
      from: mail.from ?? null,
      subject: mail.subject,
      date: mail.date?.toISOString() ?? null,
      text: mail.text,
      unreadable_charsets: [...mail.unreadableCharsets],
      attachments: mail.attachments.map(describeFile),
      authentication_results: [...mail.authenticationResults],
    };
  } catch {
    const text = Buffer.from(raw.raw).toString("latin1").slice(0, LONGEST_RAW);
    return {
      message_id: null,
      thread: [],
      from: null,
      subject: "",
      date: null,
      text,
      unreadable_charsets: [],
      attachments: [],
      authentication_results: [],
    };
  }
}

const LONGEST_RAW = 100_000;

export function describeFile(
  { name, statedType, content }: IncomingMail["attachments"][number],
  index: number,
) {
  return { number: index + 1, name, stated_type: statedType, size: content.byteLength };
}
