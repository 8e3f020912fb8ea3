/** What each mail says, in both languages. */
import type { MailContent, OutgoingMail } from "@shiming/core";
import { authorityLetter, certificateLetter } from "./certificate-letters.ts";
import { type Block, type Letter, text } from "./letter.ts";
import type { Language, Of } from "./template.ts";

type Templates = {
  readonly [Template in MailContent["template"]]: (content: Of<Template>, language: Language) => Letter;
};

const templates: Templates = {
  email_verification: (content, language) =>
    language === "zh"
      ? withLink(
          "确认您的邮箱",
          "请打开下面的链接，确认这个邮箱属于您：",
          content.url,
          "如果不是您本人操作，请忽略本邮件。",
        )
      : withLink(
          "Confirm your e-mail address",
          "Open this link to confirm that this address is yours:",
          content.url,
          "If this was not you, leave this mail alone.",
        ),
  password_reset: (content, language) =>
    language === "zh"
      ? withLink(
          "重设密码",
          "请打开下面的链接，设置新密码：",
          content.url,
          "如果不是您本人操作，请忽略本邮件，密码不会改变。",
        )
      : withLink(
          "Set a new password",
          "Open this link to set a new password:",
          content.url,
          "If this was not you, leave this mail alone: your password stays as it is.",
        ),
  invitation: invitationLetter,
  address_known: (content, language) =>
    language === "zh"
      ? withLink(
          "您已有登录账号",
          "有人用这个邮箱注册，但它已经有登录账号。请打开下面的链接登录：",
          content.url,
          "如果不是您本人操作，请忽略本邮件。",
        )
      : withLink(
          "You have a sign-in already",
          "Somebody wanted to sign up with this address, which has a sign-in already. Open this link to sign in:",
          content.url,
          "If this was not you, leave this mail alone.",
        ),
  form_received: receiptLetter,
  application_step: stepLetter,
  certificate_expiring: certificateLetter,
  authority_expiring: authorityLetter,
  notification: notificationLetter,
};

/** Both languages in one letter, the Chinese above, where nobody knows what the reader reads. */
export function letterIn(language: OutgoingMail["language"], content: MailContent): Letter {
  if (language !== "both") return letterOf(content, language);
  const [chinese, english] = [letterOf(content, "zh"), letterOf(content, "en")];
  return {
    subject: `${chinese.subject} / ${english.subject}`,
    blocks: [...chinese.blocks, text("—"), ...english.blocks],
  };
}

function letterOf(content: MailContent, language: Language): Letter {
  const write = templates[content.template] as (content: MailContent, language: Language) => Letter;
  return write(content, language);
}

function invitationLetter({ url, organisation, until }: Of<"invitation">, language: Language): Letter {
  if (language === "zh") {
    const to = organisation ?? "实名授权平台的工作团队";
    return withLink(
      oneLine(`邀请您加入${to}`),
      `您受邀加入${to}。请打开下面的链接，设置登录方式：`,
      url,
      `${until ? `链接在北京时间 ${until} 前有效，只能使用一次。` : ""}如果您不认识邀请人，请忽略本邮件。`,
    );
  }
  const to = organisation ?? "the staff of the real-name authorization platform";
  return withLink(
    oneLine(`You are invited to join ${to}`),
    `You are invited to join ${to}. Open this link to choose how you sign in:`,
    url,
    `${until ? `The link is good until ${until}, Beijing time, and once. ` : ""}If you do not know who invites you, leave this mail alone.`,
  );
}

const withLink = (subject: string, before: string, url: string, after: string): Letter => ({
  subject,
  blocks: [text(before), { kind: "link", url }, text(after)],
});

const RECEIPT = {
  zh: {
    subject: "已收到您的实名授权申请",
    thanks: (id: string) => `您好，我们已收到您的申请，编号 ${id}。以下是我们从邮件中读到的内容，请核对：`,
    nothing: "（未读到）",
    missing: "还缺少以下内容，或需要修改：",
    answerBy: (day: string) => `请最晚于 ${day} 回复。`,
    notes: "关于这封邮件：",
    complete: (day: string | undefined) =>
      day ? `十项信息齐全，我们最晚于 ${day} 审核完毕。` : "十项信息齐全，我们将尽快审核。",
    reply:
      "如有遗漏或错误，请直接回复本邮件，并保留主题中方括号内的编号（SM-…）；只写需要补充或更正的项目即可。",
  },
  en: {
    subject: "Your application for real-name authorization has arrived",
    thanks: (id: string) =>
      `Your application has arrived; its number is ${id}. This is what was read from your mail. Please check it:`,
    nothing: "(not found)",
    missing: "This is missing, or has to be mended:",
    answerBy: (day: string) => `Please answer by ${day} at the latest.`,
    notes: "About this mail:",
    complete: (day: string | undefined) =>
      day
        ? `Nothing is missing. We will have looked at it by ${day} at the latest.`
        : "Nothing is missing. We will look at it as soon as we can.",
    reply:
      "If something is missing or wrong, reply to this mail and keep the number in brackets in its subject (SM-…); write only what you add or correct.",
  },
} as const;

/** Repeats the form as it was understood, and names what is missing. */
function receiptLetter(
  { applicationId, items, missing, until, notes = [] }: Of<"form_received">,
  language: Language,
): Letter {
  const words = RECEIPT[language];
  const rows = items.map(({ item, label, value }) => [`${item} ${label}`, value ?? words.nothing] as const);
  const asked: Block[] = [text(words.missing), { kind: "list", entries: missing }];
  const rest: Block[] =
    missing.length === 0
      ? [text(words.complete(until))]
      : [...asked, ...(until ? [text(words.answerBy(until))] : [])];
  const noted: Block[] = notes.length > 0 ? [text(words.notes), { kind: "list", entries: notes }] : [];
  return {
    subject: words.subject,
    blocks: [
      text(words.thanks(applicationId)),
      { kind: "table", rows },
      ...rest,
      ...noted,
      text(words.reply),
    ],
  };
}

const STEP = {
  zh: {
    subject: "实名授权申请进展",
    id: "申请编号",
    about: "小程序",
    step: "进展",
    uses: "通过的类目",
    endsOn: "有效期至",
    reason: "说明",
    next: "下一步",
    until: "截止",
    reply: "有疑问请直接回复本邮件，并保留主题中方括号内的编号（SM-…）。",
  },
  en: {
    subject: "Your application for real-name authorization",
    id: "Application",
    about: "Mini program",
    step: "What happened",
    uses: "Approved for",
    endsOn: "Valid until",
    reason: "Why",
    next: "What is next",
    until: "Until",
    reply:
      "If you have a question, reply to this mail and keep the number in brackets in its subject (SM-…).",
  },
} as const;

function stepLetter(
  { applicationId, about, step, approved, reason, next, until }: Of<"application_step">,
  language: Language,
): Letter {
  const words = STEP[language];
  const rows: (readonly [string, string | undefined])[] = [
    [words.id, applicationId],
    [words.about, about],
    [words.step, step],
    [words.uses, approved?.uses.join(language === "zh" ? "；" : "; ")],
    [words.endsOn, approved?.endsOn],
    [words.reason, reason],
    [words.next, next],
    [words.until, until],
  ];
  const said = rows.filter((row): row is readonly [string, string] => row[1] !== undefined && row[1] !== "");
  return {
    subject: `${words.subject}${language === "zh" ? "：" : ": "}${oneLine(step)}`,
    blocks: [{ kind: "table", rows: said }, text(words.reply)],
  };
}

const NOTIFICATION = {
  zh: { next: "下一步：", until: "截止：" },
  en: { next: "Next: ", until: "Until: " },
} as const;

function notificationLetter({ said, next, until }: Of<"notification">, language: Language): Letter {
  const words = NOTIFICATION[language];
  const lines = [said[language], next && words.next + next[language], until && words.until + until];
  return { subject: oneLine(said[language]), blocks: [text(lines.filter(Boolean).join("\n"))] };
}

const oneLine = (words: string) => words.replace(/\s+/g, " ").slice(0, 120);
