/** What the acknowledgement of a mail says besides the form: what was kept, and what nobody could read. */
import type { Text } from "@shiming/crypto";
import type { IncomingMail, MailAttachment } from "../mail/incoming-mail.ts";
import { type Obstacle, oddFile, unreadFile } from "../mail/unread-file.ts";
import type { Attachment } from "./application.ts";
import type { ItemNumber, ReadForm } from "./form.ts";

export interface KeptFiles {
  readonly kept: readonly Attachment[];
  /** By their names: there was no room for them. */
  readonly tooLarge: readonly string[];
  readonly tooMany: readonly string[];
}

/** @param isIncomplete something of the form is missing, so that it may stand in a file */
export function notesOf(
  mail: Pick<IncomingMail, "attachments" | "unreadableCharsets">,
  files: KeptFiles,
  isIncomplete: boolean,
  { repeated = [] }: Pick<ReadForm, "repeated"> = {},
): readonly Text[] {
  const { kept, tooLarge, tooMany } = files;
  const names = kept.map(({ name }) => name);
  return [
    ...(repeated.length > 0 ? [repeatedNote(repeated)] : []),
    ...(isIncomplete ? unreadNotes(mail.attachments) : []),
    ...oddNotes(mail.attachments),
    ...(mail.unreadableCharsets.length > 0 ? [UNREADABLE] : []),
    ...(names.length > 0
      ? [
          {
            en: `Kept with your application: ${names.join(", ")}`,
            zh: `随申请保存的附件：${names.join("、")}`,
          },
        ]
      : []),
    ...tooLarge.map((name) => ({
      en: `${name} has more than 10 MB and was not kept with the application: send it smaller, or in parts`,
      zh: `${name} 超过 10 MB，未随申请保存：请压缩或拆分后重新发送`,
    })),
    ...(tooMany.length > 0
      ? [
          {
            en: `Too many files; not kept with the application: ${tooMany.join(", ")}`,
            zh: `附件过多，以下未随申请保存：${tooMany.join("、")}`,
          },
        ]
      : []),
  ];
}

const UNREADABLE: Text = {
  en: "Part of your mail is in a character encoding that cannot be read here: please send it in UTF-8 or GB18030",
  zh: "邮件中有部分文字的编码无法识别：请用 UTF-8 或 GB18030 编码重新发送",
};

const repeatedNote = (items: readonly ItemNumber[]): Text => ({
  en: `Answered more than once in your mail, and differently: item ${items.join(", ")}. What stands first was taken. For another mini program, send another mail`,
  zh: `邮件中第 ${items.join("、")} 项填写了不止一次且内容不同，以最前面的为准；如需为其他小程序申请，请另发一封邮件`,
});

/** Programs, and files that are not what they are called: whoever sent them meant others. */
function oddNotes(attachments: readonly MailAttachment[]): readonly Text[] {
  return attachments.flatMap((attachment) => {
    const odd = oddFile(attachment);
    const name = attachment.name.trim().slice(0, LONGEST_NAME);
    return odd ? [{ en: `${name} is ${odd.en}`, zh: `${name} ${odd.zh}` }] : [];
  });
}

/** One for each kind of file. */
function unreadNotes(attachments: readonly MailAttachment[]): readonly Text[] {
  const files = attachments.flatMap((attachment) => {
    const unread = unreadFile(attachment);
    if (unread === undefined || oddFile(attachment)) return [];
    return [{ ...unread, name: attachment.name.trim().slice(0, LONGEST_NAME) || unread.kind }];
  });
  return [...Map.groupBy(files, ({ kind, obstacle }) => `${kind} ${obstacle}`).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const names = of.map(({ name }) => name);
    const said = SAID[first.obstacle](first.kind);
    return [{ en: `${names.join(", ")}: ${said.en}`, zh: `${names.join("、")}：${said.zh}` }];
  });
}

const INSTEAD: Text = {
  en: "Send it as .docx or .xlsx, or paste it into the mail",
  zh: "请发送 .docx 或 .xlsx，或把表格粘贴到邮件正文中",
};

/** Behind the names. */
const SAID: Readonly<Record<Obstacle, (kind: string) => Text>> = {
  other_kind: (kind) => ({
    en: `the form in a file of this kind (${kind}) cannot be read. ${INSTEAD.en}`,
    zh: `无法读取这类文件（${kind}）中的申请表；${INSTEAD.zh}`,
  }),
  password: () => ({
    en: "needs a password, and was not opened. Take the password away and send it again",
    zh: "有密码保护，无法打开；请取消密码后重新发送",
  }),
  packed: (kind) => ({
    en: `an archive of this kind (${kind}) is not opened. Send what is in it, the form as .docx or .xlsx`,
    zh: `不会打开这类压缩包（${kind}）；请解压后直接发送其中的文件，申请表用 .docx 或 .xlsx`,
  }),
  winmail: () => ({
    en: `your mail program (Outlook) has packed your files into it, and it cannot be read. Send the mail as HTML or plain text. ${INSTEAD.en}`,
    zh: `邮件程序（Outlook）把附件打包进了这个文件，无法读取；请把邮件格式改为 HTML 或纯文本后重新发送，${INSTEAD.zh}`,
  }),
  encrypted_mail: (kind) => ({
    en: `encrypted or signed in one piece (${kind}), and cannot be read. Send the mail without encryption`,
    zh: `邮件经过加密或整体签名（${kind}），无法读取；请不加密重新发送`,
  }),
  looked_through: () => ({
    en: "looked through; what is missing was not found in its text. Text in pictures is not read",
    zh: "已查看，仍缺少的内容没有在其文字中找到（图片中的文字不会读取）",
  }),
};

const LONGEST_NAME = 100;
