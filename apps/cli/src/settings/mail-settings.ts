/** How a platform sends and gets mail. */
import { usage } from "../sentence.ts";
import { readListenAddress, readNetworks } from "./readers.ts";
import type { Settings } from "./setting.ts";

export const mailSettings = {
  mailAddress: {
    name: "SHIMING_MAIL_ADDRESS",
    meaning: {
      en: "the platform's mail address: applicants write to it, and it stands under From",
      zh: "平台的邮箱地址：申请方写信到这里，平台的邮件也由此发出",
    },
    read: readMailAddress,
  },
  smtpUrl: {
    name: "SHIMING_SMTP_URL",
    meaning: {
      en: "where mail is handed over: smtp://user:password@host:587 or smtps://…; or name its file in SHIMING_SMTP_URL_FILE",
      zh: "发信服务器：smtp://用户:密码@主机:587 或 smtps://…；也可用 SHIMING_SMTP_URL_FILE 给出其文件",
    },
    isSecret: true,
    read: readSmtpUrl,
  },
  smtpListen: {
    name: "SHIMING_SMTP_LISTEN",
    meaning: {
      en: "host and port where the operator's mail system hands in mail for SHIMING_MAIL_ADDRESS; none unless set",
      zh: "收信的主机和端口，由运营方的邮件系统转入寄给 SHIMING_MAIL_ADDRESS 的邮件；不设置则不收信",
    },
    read: readListenAddress,
  },
  smtpRelays: {
    name: "SHIMING_SMTP_TRUSTED_RELAYS",
    meaning: {
      en: "addresses or networks of that mail system, separated by commas; nobody else may hand in mail; this machine unless set",
      zh: "上述邮件系统的地址或网段，以逗号分隔；其他来源不得转入邮件；默认仅本机",
    },
    read: readNetworks,
  },
  smtpAuthserv: {
    name: "SHIMING_SMTP_AUTHSERV_ID",
    meaning: {
      en: "the name of that mail system in Authentication-Results; what it says of a sender is shown to staff",
      zh: "上述邮件系统在 Authentication-Results 中的名称；它对发件人的验证结果会展示给工作人员",
    },
    read: readName,
  },
} as const satisfies Settings;

function readMailAddress(text: string, name: string): string {
  return /^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,200}$/.test(text)
    ? text
    : usage({
        en: `${name} must be a mail address such as apply@realname.example.com.`,
        zh: `${name} 须为邮箱地址，例如 apply@realname.example.com。`,
      });
}

function readSmtpUrl(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^smtps?:$/.test(url.protocol) && url.hostname !== ""
    ? text
    : usage({
        en: `${name} must be smtp://user:password@host:port or smtps://….`,
        zh: `${name} 须为 smtp://用户:密码@主机:端口 或 smtps://…。`,
      });
}

function readName(text: string, name: string): string {
  return /^[\x21-\x3a\x3c-\x7e]{1,200}$/.test(text)
    ? text
    : usage({
        en: `${name} must be a name such as mx.example.com.`,
        zh: `${name} 须为一个名称，例如 mx.example.com。`,
      });
}
