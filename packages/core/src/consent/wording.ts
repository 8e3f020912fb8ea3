/** The words that are the same in every notice, in each language that the sheet speaks. */

import { type ApprovedItem, itemNames } from "../disclosure/approved-items.ts";
import { ageOf, type Item } from "../disclosure/item.ts";
import { GUARDIAN_ITEMS, GUARDIAN_WITHOUT_NUMBER, GUARDIAN_WORDING } from "./guardian-wording.ts";
import { influenceOf } from "./influence.ts";
import type { ItemWords, NamedItem, NoticeLanguage, Wording, Words } from "./notice-language.ts";

/** Of all languages together: a change of any sentence in any of them is a new version. Those before 4 look like dates. */
const VERSION = "6";

/** Personal Information Protection Law, Articles 14, 15, 17, 23, 29, 30 and 31. */
const WORDING: Readonly<Record<NoticeLanguage, Words>> = {
  "zh-CN": {
    method: "经您单独同意后，由平台将上述信息加密，提供给服务提供方一次",
    withdrawal: "您可以随时在“我的授权”中撤回同意；撤回后服务提供方不能再凭本次授权获取信息",
    privacyNotice: [
      "身份证号属于敏感个人信息。办理上述业务依法需要核验您的真实身份，服务提供方因此请求提供；一旦泄露或者被非法使用，容易使您的人格尊严受到侵害，或者使您的人身、财产安全受到危害。",
      "您可以拒绝。拒绝只影响需要实名的这项业务，不影响您使用小程序的其他功能。",
      "信息用服务提供方的证书加密后，直接提供给它的服务器，小程序页面看不到。平台会保存本次授权的记录（提供给谁、为了什么、在什么时候），其中不含您的姓名和身份证号。",
      "支付密码是您在本平台运营方的账户上设置的，只用于确认是您本人操作，只由平台核对，不会提供给服务提供方。",
      "服务提供方收到后，独立处理您的信息并承担责任。如需查阅、复制、更正或者删除您的信息（包括撤回同意后要求删除），请通过上面的联系方式向服务提供方提出。",
      "不满十四周岁的未成年人，须由父母或者其他监护人同意：由监护人用自己的账户代为办理，本人不能在这里授权。",
    ],
  },
  en: {
    method:
      "After your separate consent, the platform gives these items to the service provider once, encrypted",
    withdrawal:
      "You can withdraw at any time under “My authorizations”; from then on the service provider can no longer obtain anything under this consent",
    privacyNotice: [
      "An ID card number is sensitive personal information. It is asked for because the law requires your identity to be verified for this service; if it were leaked or misused, your dignity, your safety or your property could be harmed.",
      "You may refuse. Refusing affects only this service, which requires a verified identity, and nothing else in the mini program.",
      "Your information is encrypted with the service provider's certificate and goes straight to its server; the mini program's pages do not see it. The platform keeps a record of this consent (to whom, why, when), without your name and ID number.",
      "The payment password is that of your account with the operator of this platform. It only confirms that it is you: the platform alone checks it, and the service provider does not receive it.",
      "Once it has received your information, the service provider handles it independently and is responsible for it. To see, copy, correct or delete it, or to have it deleted after you withdraw, use the contact given above.",
      "For a person under 14, a parent or other guardian has to consent, with the own account; the child cannot do it here.",
    ],
  },
};

/** Where nothing is handed over (contract §9). */
const VERIFICATION_WORDING: Readonly<Record<NoticeLanguage, Words>> = {
  "zh-CN": {
    method:
      "经您单独同意后，由平台把服务提供方已有的姓名和身份证号与您的实名信息比对一次，只告诉它是否一致；不提供您的姓名和身份证号",
    withdrawal: "您可以随时在“我的授权”中撤回同意；撤回后服务提供方不能再凭本次授权核对",
    privacyNotice: [
      "服务提供方已有一个姓名和一个身份证号，想确认是不是您的。平台只回答：姓名是否与您一致；姓名一致的，身份证号是否一致；或者您没有用居民身份证实名。",
      "身份证号属于敏感个人信息。核对的结果会让服务提供方确认您的真实身份；一旦泄露或者被非法使用，容易使您的人格尊严受到侵害，或者使您的人身、财产安全受到危害。",
      "您可以拒绝。拒绝只影响需要核对身份的这项业务，不影响您使用小程序的其他功能。",
      "核对在平台上进行，您的姓名和身份证号不会离开平台。平台会保存本次授权的记录（让谁核对、为了什么、在什么时候、结果是什么），其中不含您的姓名和身份证号。",
      "服务提供方得知结果后，独立处理它已有的信息和结果并承担责任。如需查阅、复制、更正或者删除（包括撤回同意后要求删除），请通过上面的联系方式向服务提供方提出。",
      "不满十四周岁的未成年人，须由父母或者其他监护人同意：由监护人用自己的账户代为办理，本人不能在这里授权。",
    ],
  },
  en: {
    method:
      "After your separate consent, the platform compares the name and the ID card number that the service provider already has with your verified identity, once, and only tells whether they are the same; your name and ID card number are not given",
    withdrawal:
      "You can withdraw at any time under “My authorizations”; from then on the service provider can no longer compare anything under this consent",
    privacyNotice: [
      "The service provider already has a name and an ID card number and wants to know whether they are yours. The platform only answers whether the name is yours; if it is, whether the number is; or that you are not verified by a resident ID card.",
      "An ID card number is sensitive personal information. The answer lets the service provider be sure who you are; if it were leaked or misused, your dignity, your safety or your property could be harmed.",
      "You may refuse. Refusing affects only this service, which has to be sure who you are, and nothing else in the mini program.",
      "The comparison takes place on the platform, and your name and ID card number do not leave it. The platform keeps a record of this consent (who compared, why, when, what the answer was), without your name and ID number.",
      "Once it has the answer, the service provider handles it and what it already had independently and is responsible for both. To see, copy, correct or delete them, or to have them deleted after you withdraw, use the contact given above.",
      "For a person under 14, a parent or other guardian has to consent, with the own account; the child cannot do it here.",
    ],
  },
};

/**
 * @param items as they are approved: the original's two where nothing is said
 * @param acting who reads it and decides, where that is not the person
 */
export function wordingFor(
  items: readonly ApprovedItem[] | undefined,
  language: NoticeLanguage,
  acting?: "guardian",
): Wording {
  const names = itemNames(items);
  const kind = names.every((item) => item === "verification") ? "verification" : "realname";
  const said = acting ? GUARDIAN_WORDING[language][kind] : OWN_WORDING[kind][language];
  const words = names.map((item) => wordOf(item, language, acting));
  const wording = { version: VERSION, language, ...said, items: words };
  if (kind === "verification" || names.includes("credential_id")) return wording;
  if (acting && names.includes("masked_credential_id")) return wording;
  const [, ...others] = said.privacyNotice ?? [];
  const own = influenceOf(names)[language === "en" ? "en" : "zh"];
  return { ...wording, privacyNotice: [acting ? GUARDIAN_WITHOUT_NUMBER[language] : own, ...others] };
}

const OWN_WORDING = { realname: WORDING, verification: VERIFICATION_WORDING };

/** How long the record of the consent is kept. */
export function recordsFor(years: number, language: NoticeLanguage): string {
  if (language === "zh-CN") return `授权记录保存 ${years} 年`;
  return years === 1
    ? "The record of this consent is kept for a year"
    : `The record of this consent is kept for ${years} years`;
}

const WORDS: ItemWords = {
  "zh-CN": {
    real_name: "姓名",
    credential_id: "身份证号",
    masked_name: "姓名的最后一两个字",
    masked_credential_id: "身份证号的首位和末位",
    verification: "对方已有的姓名和身份证号是否与您一致",
  },
  en: {
    real_name: "Name",
    credential_id: "ID card number",
    masked_name: "The last one or two characters of your name",
    masked_credential_id: "The first and the last character of your ID card number",
    verification: "Whether the name and ID card number that it already has are yours",
  },
};

function wordOf(item: Item, language: NoticeLanguage, acting: "guardian" | undefined): string {
  const age = ageOf(item);
  if (age === undefined) return (acting ? GUARDIAN_ITEMS : WORDS)[language][item as NamedItem];
  const who = acting ? "the child is" : "you are";
  return language === "en" ? `Whether ${who} ${age} or older` : `是否年满 ${age} 周岁`;
}
