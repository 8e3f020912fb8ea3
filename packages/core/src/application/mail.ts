/** What is written to applicants and staff about an application. */
import { sealRecord, type Text } from "@shiming/crypto";
import type { MailContent, OutgoingMail } from "../mail/outgoing-mail.ts";
import { levelsOf } from "../mini-program/category.ts";
import { messageColumn, type OutgoingMessage } from "../outbox/message.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import { shanghaiDateOf } from "../shanghai-time.ts";
import type { Application, Step } from "./application.ts";
import { turnOf } from "./state.ts";
import { nextWords, stepWords } from "./words.ts";

export interface MailDeps {
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
}

type StepContent = Extract<MailContent, { readonly template: "application_step" }>;
type Side = "applicant" | "staff";

/** Whose move it is, as whoever reads it says. */
const WHOSE: Readonly<Record<Side, Readonly<Record<Side, Text>>>> = {
  applicant: { applicant: { en: "You", zh: "贵方" }, staff: { en: "The platform", zh: "平台方" } },
  staff: { applicant: { en: "The applicant", zh: "申请方" }, staff: { en: "You", zh: "平台方" } },
};

export function stepMail(application: Application, step: Step): MailContent {
  const said = sentence(application, stepWords[step.move], { reason: step.reason });
  const { language } = application.correspondence;
  return step.move === "approve"
    ? { ...said, approved: approvedIn(application), next: AFTER_APPROVAL[language] }
    : said;
}

function approvedIn({ approval }: Application) {
  const uses = approval?.uses.map(({ category }) =>
    levelsOf(category)
      .map(({ name }) => name)
      .join(" > "),
  );
  return uses && { uses, endsOn: approval?.endsAt && shanghaiDateOf(approval.endsAt) };
}

const AFTER_APPROVAL: Text = {
  en: "Button and interface work now. Where the merchant has no certificate yet, apply for one in the console.",
  zh: "按钮和接口现在可以使用；商户还没有证书的，请在控制台申请证书",
};

/** Any sentence about an application, with who moves next and until when. */
export function sentence(
  application: Application,
  said: Text,
  { reason, reader = "applicant" }: { readonly reason?: string | undefined; readonly reader?: Side } = {},
): StepContent {
  const { language } = application.correspondence;
  const { owner } = turnOf(application.state);
  const words = nextWords(application);
  const colon = language === "zh" ? "：" : ": ";
  return {
    template: "application_step",
    applicationId: application.id,
    about: miniProgramOf(application),
    step: said[language],
    reason,
    next: owner === "nobody" || !words ? undefined : WHOSE[reader][owner][language] + colon + words[language],
    until: application.deadline && shanghaiDateOf(application.deadline),
  };
}

/** 城市服务 wx1a2b3c4d5e6f7081, as far as the form says it. */
const miniProgramOf = ({ form: { items } }: Application): string | undefined =>
  [items.miniProgramName, items.appid].filter(Boolean).join(" ") || undefined;

/** Where answers to the applicant go; nowhere where nobody has said. */
export function applicantAddresses({ correspondence, form }: Application): readonly string[] {
  if (correspondence.replyTo) return [correspondence.replyTo];
  const { productContact, developmentContact } = form.items;
  const addresses = [productContact?.email, developmentContact?.email].filter(isAddress);
  return [...new Set(addresses)];
}

/** Enough to be worth a try: whether it is one, the checks say. */
const isAddress = (text: string | undefined): text is string => text?.includes("@") === true;

/** Seals it. @returns `undefined` where there is nobody to write to */
export async function messageTo(
  to: readonly string[],
  application: Application,
  content: MailContent,
  { keys, random }: MailDeps,
  at: Date,
): Promise<OutgoingMessage | undefined> {
  if (to.length === 0) return undefined;
  const { token, language, messageIds } = application.correspondence;
  const mail: OutgoingMail = {
    to,
    language,
    references: messageIds.filter(isOfOthers).slice(-REFERENCES),
    subjectToken: token,
    ...content,
  };
  const id = opaqueId(random);
  const sealed = await sealRecord(Buffer.from(JSON.stringify(mail)), messageColumn(id), keys.current());
  return { id, channel: "mail", at, about: application.id, template: content.template, sealed };
}

/** Ours are remembered by what stands before the `@`. */
const isOfOthers = (messageId: string) => messageId.includes("@");

/** What a header line has room for. */
const REFERENCES = 20;
