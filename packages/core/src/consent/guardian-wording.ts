/** What a notice says where a guardian decides for a child under 14 (Personal Information Protection Law, Articles 28 and 31). */
import type { ItemWords, NoticeLanguage, Words } from "./notice-language.ts";

export const GUARDIAN_WORDING: Readonly<
  Record<NoticeLanguage, Readonly<Record<"realname" | "verification", Words>>>
> = {
  "zh-CN": {
    realname: {
      method: "经您作为监护人单独同意后，由平台将孩子的上述信息加密，提供给服务提供方一次",
      withdrawal: "您或者孩子本人可以随时在“我的授权”中撤回同意；撤回后服务提供方不能再凭本次授权获取信息",
      privacyNotice: [
        "身份证号和不满十四周岁未成年人的个人信息都属于敏感个人信息。办理上述业务依法需要核验孩子的真实身份，服务提供方因此请求提供；一旦泄露或者被非法使用，容易使孩子的人格尊严受到侵害，或者使孩子的人身、财产安全受到危害。",
        "您以监护人的身份，代不满十四周岁的孩子作出决定（《个人信息保护法》第三十一条）。提供的是孩子的信息，不是您的。",
        "您可以拒绝。拒绝只影响需要实名的这项业务，不影响孩子使用小程序的其他功能。",
        "信息用服务提供方的证书加密后，直接提供给它的服务器，小程序页面看不到。平台会保存本次授权的记录（提供给谁、为了什么、在什么时候、由哪个账户代哪个账户同意），其中不含您和孩子的姓名和身份证号。",
        "支付密码是您自己在本平台运营方的账户上设置的，只用于确认是您本人操作，只由平台核对，不会提供给服务提供方。",
        "服务提供方收到后，独立处理孩子的信息并承担责任。如需查阅、复制、更正或者删除（包括撤回同意后要求删除），请通过上面的联系方式向服务提供方提出。",
        "孩子可以在“我的授权”里看到由监护人同意的授权。孩子年满十四周岁后，由本人自己决定。",
      ],
    },
    verification: {
      method:
        "经您作为监护人单独同意后，由平台把服务提供方已有的姓名和身份证号与孩子的实名信息比对一次，只告诉它是否一致；不提供孩子的姓名和身份证号",
      withdrawal: "您或者孩子本人可以随时在“我的授权”中撤回同意；撤回后服务提供方不能再凭本次授权核对",
      privacyNotice: [
        "您以监护人的身份，代不满十四周岁的孩子作出决定（《个人信息保护法》第三十一条）。核对的是孩子的信息，不是您的。",
        "服务提供方已有一个姓名和一个身份证号，想确认是不是孩子的。平台只回答：姓名是否与孩子一致；姓名一致的，身份证号是否一致；或者孩子没有用居民身份证实名。",
        "身份证号和不满十四周岁未成年人的个人信息都属于敏感个人信息。核对的结果会让服务提供方确认孩子的真实身份；一旦泄露或者被非法使用，容易使孩子的人格尊严受到侵害，或者使孩子的人身、财产安全受到危害。",
        "您可以拒绝。拒绝只影响需要核对身份的这项业务，不影响孩子使用小程序的其他功能。",
        "核对在平台上进行，孩子的姓名和身份证号不会离开平台。平台会保存本次授权的记录（让谁核对、为了什么、在什么时候、结果是什么、由哪个账户代哪个账户同意），其中不含您和孩子的姓名和身份证号。",
        "服务提供方得知结果后，独立处理它已有的信息和结果并承担责任。如需查阅、复制、更正或者删除（包括撤回同意后要求删除），请通过上面的联系方式向服务提供方提出。",
        "孩子可以在“我的授权”里看到由监护人同意的授权。孩子年满十四周岁后，由本人自己决定。",
      ],
    },
  },
  en: {
    realname: {
      method:
        "After your separate consent as guardian, the platform gives these items about the child to the service provider once, encrypted",
      withdrawal:
        "You or the child can withdraw at any time under “My authorizations”; from then on the service provider can no longer obtain anything under this consent",
      privacyNotice: [
        "An ID card number is sensitive personal information, and so is everything about a child under 14. It is asked for because the law requires the child's identity to be verified for this service; if it were leaked or misused, the child's dignity, safety or property could be harmed.",
        "You decide as guardian for a child under 14 (Personal Information Protection Law, Article 31). What is given is about the child, and not about you.",
        "You may refuse. Refusing affects only this service, which requires a verified identity, and nothing else that the child does in the mini program.",
        "The information is encrypted with the service provider's certificate and goes straight to its server; the mini program's pages do not see it. The platform keeps a record of this consent (to whom, why, when, which account consented for which), without your or the child's name and ID number.",
        "The payment password is that of your own account with the operator of this platform. It only confirms that it is you: the platform alone checks it, and the service provider does not receive it.",
        "Once it has received the information, the service provider handles it independently and is responsible for it. To see, copy, correct or delete it, or to have it deleted after you withdraw, use the contact given above.",
        "The child can see under “My authorizations” what a guardian has consented to. From the fourteenth birthday on the child decides alone.",
      ],
    },
    verification: {
      method:
        "After your separate consent as guardian, the platform compares the name and the ID card number that the service provider already has with the child's verified identity, once, and only tells whether they are the same; the child's name and ID card number are not given",
      withdrawal:
        "You or the child can withdraw at any time under “My authorizations”; from then on the service provider can no longer compare anything under this consent",
      privacyNotice: [
        "You decide as guardian for a child under 14 (Personal Information Protection Law, Article 31). What is compared is about the child, and not about you.",
        "The service provider already has a name and an ID card number and wants to know whether they are the child's. The platform only answers whether the name is the child's; if it is, whether the number is; or that the child is not verified by a resident ID card.",
        "An ID card number is sensitive personal information, and so is everything about a child under 14. The answer lets the service provider be sure who the child is; if it were leaked or misused, the child's dignity, safety or property could be harmed.",
        "You may refuse. Refusing affects only this service, which has to be sure who the child is, and nothing else that the child does in the mini program.",
        "The comparison takes place on the platform, and the child's name and ID card number do not leave it. The platform keeps a record of this consent (who compared, why, when, what the answer was, which account consented for which), without your or the child's name and ID number.",
        "Once it has the answer, the service provider handles it and what it already had independently and is responsible for both. To see, copy, correct or delete them, or to have them deleted after you withdraw, use the contact given above.",
        "The child can see under “My authorizations” what a guardian has consented to. From the fourteenth birthday on the child decides alone.",
      ],
    },
  },
};

/** In the place of the first paragraph, where nothing of the number is asked for. */
export const GUARDIAN_WITHOUT_NUMBER: Readonly<Record<NoticeLanguage, string>> = {
  "zh-CN":
    "不满十四周岁未成年人的个人信息都属于敏感个人信息。办理上述业务需要它，服务提供方因此请求提供；一旦泄露或者被滥用，可能有人借此认出孩子、打扰孩子。",
  en: "Everything about a child under 14 is sensitive personal information. It is asked for because this service needs it; if it were leaked or misused, others could recognise or bother the child by it.",
};

export const GUARDIAN_ITEMS: ItemWords = {
  "zh-CN": {
    real_name: "孩子的姓名",
    credential_id: "孩子的身份证号",
    masked_name: "孩子姓名的最后一两个字",
    masked_credential_id: "孩子身份证号的首位和末位",
    verification: "对方已有的姓名和身份证号是否与孩子一致",
  },
  en: {
    real_name: "The child's name",
    credential_id: "The child's ID card number",
    masked_name: "The last one or two characters of the child's name",
    masked_credential_id: "The first and the last character of the child's ID card number",
    verification: "Whether the name and ID card number that it already has are the child's",
  },
};
