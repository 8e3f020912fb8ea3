/** The words that are the same in every notice, in each language that the sheet speaks. */

export const NOTICE_LANGUAGES = ["zh-CN", "en"] as const;

/** BCP 47. */
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

export interface Wording {
  readonly version: string;
  readonly language: NoticeLanguage;
  readonly items: readonly string[];
  readonly method: string;
  readonly withdrawal: string;
  /** Absent in version 2026-11-1. */
  readonly privacyNotice?: readonly string[];
}

/** Of all languages together: a change of any sentence in any of them is a new version. */
const VERSION = "2026-11-2";

/** Personal Information Protection Law, Articles 14, 15, 17, 23, 29, 30 and 31. */
export const WORDING: Readonly<Record<NoticeLanguage, Wording>> = {
  "zh-CN": {
    version: VERSION,
    language: "zh-CN",
    items: ["姓名", "身份证号"],
    method: "经您单独同意后，由平台将上述信息加密提供给服务提供方一次",
    withdrawal: "您可以随时在“我的授权”中撤回同意；撤回后服务提供方不能再凭本次授权获取信息",
    privacyNotice: [
      "身份证号属于敏感个人信息。办理上述业务依法需要核验您的真实身份，因此请求提供；一旦泄露或者被非法使用，可能使您的人格尊严、人身或者财产安全受到侵害。",
      "您可以拒绝。拒绝只影响需要实名的这项业务，不影响您使用小程序的其他功能。",
      "信息以服务提供方的证书加密后直接提供给其服务器，小程序页面看不到。平台保存本次授权的记录（向谁、因何、何时），其中不含您的姓名和身份证号。",
      "支付密码只用于确认是您本人，只由平台核对，不会提供给服务提供方。",
      "服务提供方收到后独立处理您的信息，并对此负责。查阅、复制、更正、删除，或者撤回后要求删除已提供的信息，请通过上述联系方式向其提出。",
      "不满十四周岁的人，须由父母或者其他监护人同意，不能在此授权。",
    ],
  },
  en: {
    version: VERSION,
    language: "en",
    items: ["Name", "ID card number"],
    method:
      "After your separate consent, the platform gives these items to the service provider once, encrypted",
    withdrawal:
      "You can withdraw at any time under “My authorizations”; from then on the service provider can no longer obtain anything by this consent",
    privacyNotice: [
      "An ID card number is sensitive personal information. It is asked for because the law requires your identity to be verified for this business; if it leaked or were misused, your dignity, your safety or your property could be harmed.",
      "You may refuse. That affects only this business, which needs real names, and nothing else in the mini program.",
      "The items are encrypted to the service provider's certificate and go straight to its server; the mini program's pages do not see them. The platform keeps a record of this consent (to whom, why, when), without your name and ID number.",
      "The payment password only shows that it is you. The platform alone checks it; the service provider does not receive it.",
      "Once it has received your information, the service provider handles it on its own and answers for it. To see, copy, correct or delete it, or to have it deleted after withdrawing, turn to the contact given above.",
      "For a person under 14 a parent or other guardian has to consent; that cannot be done here.",
    ],
  },
};
