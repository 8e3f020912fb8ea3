/** What a proposal will do, in words: of each operation that needs two of the staff. */
import type { OperationName } from "../../api/operations.ts";
import type { Text } from "../../i18n/text.ts";

interface Effect {
  readonly title: Text;
  readonly follows: Text;
}

const effects: Readonly<Partial<Record<OperationName, Effect>>> = {
  "applications.approve": {
    title: { zh: "通过实名授权申请", en: "Approve an application" },
    follows: {
      zh: "小程序的实名授权按下列类目、额度和期限立即开通，申请方收到邮件。",
      en: "Real-name access opens at once for these categories and figures, and the applicant gets a mail.",
    },
  },
  "apps.approve": {
    title: { zh: "直接开通实名授权", en: "Open real-name access" },
    follows: {
      zh: "小程序的实名授权按下列类目立即开通，取代现有的批准。",
      en: "Real-name access opens at once for these categories, in place of what is approved.",
    },
  },
  "apps.bind": {
    title: { zh: "绑定小程序与商户", en: "Bind a mini program to a merchant" },
    follows: {
      zh: "该商户的证书从此可以为该小程序取回实名信息，双方所有者无须再确认。",
      en: "The merchant's certificates fetch real names for the mini program from then on; no owner is asked.",
    },
  },
  "authorities.add": {
    title: { zh: "信任一个证书颁发机构", en: "Trust a certificate authority" },
    follows: {
      zh: "由它签发的商户证书从此可以登记使用。",
      en: "Merchant certificates that it has issued can be registered from then on.",
    },
  },
  "authorities.remove": {
    title: { zh: "不再信任证书颁发机构", en: "Trust a certificate authority no more" },
    follows: {
      zh: "由它签发的商户证书立即不能使用。",
      en: "Merchant certificates that it has issued stop working at once.",
    },
  },
  "members.reset_second_factor": {
    title: { zh: "重置成员的两步验证", en: "Reset a member's second factor" },
    follows: {
      zh: "其现有的验证器和通行密钥立即失效，所有会话结束；凭密码即可重新设置。",
      en: "Their authenticator and passkeys stop working, and every session ends; the password alone sets up new ones.",
    },
  },
  "staff.invite": {
    title: { zh: "邀请工作人员", en: "Invite somebody to the staff" },
    follows: {
      zh: "收到邀请邮件的人可以用下列角色登录运营后台。",
      en: "Whoever gets the mail can sign in to operations with these roles.",
    },
  },
  "staff.set_roles": {
    title: { zh: "更改工作人员的角色", en: "Change somebody's roles" },
    follows: { zh: "其权限立即变为下列角色。", en: "From then on they may do what these roles may." },
  },
  "staff.reset_second_factor": {
    title: { zh: "重置工作人员的两步验证", en: "Reset a colleague's second factor" },
    follows: {
      zh: "其现有的验证器和通行密钥立即失效，所有会话结束；凭密码即可重新设置。",
      en: "Their authenticator and passkeys stop working, and every session ends; the password alone sets up new ones.",
    },
  },
  "hosts.register_key": {
    title: { zh: "登记宿主密钥", en: "Register a host's key" },
    follows: {
      zh: "持有该密钥的宿主从此可以为其用户担保身份。",
      en: "The host that holds the key vouches for its users from then on.",
    },
  },
  "hosts.remove_key": {
    title: { zh: "移除宿主密钥", en: "Remove a host's key" },
    follows: {
      zh: "用该密钥签名的请求立即被拒绝。",
      en: "Requests that are signed with it are refused at once.",
    },
  },
};

/** An operation that has no words here is called by its name. */
export function effectOf(operation: string): Effect {
  const known = Object.hasOwn(effects, operation) ? effects[operation as OperationName] : undefined;
  return known ?? { title: { zh: operation, en: operation }, follows: { zh: operation, en: operation } };
}
