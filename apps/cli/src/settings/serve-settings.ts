/** The settings of `serve`, in one table: help, documents and the check of names come from it. */
import type { Text } from "@shiming/crypto";
import { databaseSettings } from "./database-settings.ts";
import { kmsSettings } from "./kms-settings.ts";
import { mailSettings } from "./mail-settings.ts";
import { oidcSettings } from "./oidc-settings.ts";
import { operatorSettings } from "./operator-settings.ts";
import {
  readListenAddress,
  readLogLevel,
  readNetworks,
  readNumber,
  readOrigin,
  readText,
  readToken,
  readYesNo,
} from "./readers.ts";
import type { Settings } from "./setting.ts";
import { readSettingFile } from "./setting-file.ts";
import { witnessSettings } from "./witness-settings.ts";

export const serveSettings = {
  baseUrl: {
    name: "SHIMING_BASE_URL",
    meaning: {
      en: "where callers reach the platform, such as https://realname.example.com; the aud of host assertions; needed",
      zh: "调用方访问平台的地址，例如 https://realname.example.com，也是宿主断言的 aud；必填",
    },
    isNeeded: true,
    read: readOrigin,
  },
  data: {
    name: "SHIMING_DATA",
    meaning: { en: "folder of the database; needed", zh: "数据库目录；必填" },
    isNeeded: true,
    read: readText,
  },
  keys: {
    name: "SHIMING_KEYS",
    meaning: {
      en: 'folder of the keys, which "shiming keys create" makes; needed',
      zh: "密钥目录，由 shiming keys create 创建；必填",
    },
    isNeeded: true,
    read: readText,
  },
  ...kmsSettings,
  ...databaseSettings,
  ...operatorSettings,
  ...mailSettings,
  eventNetworks: {
    name: "SHIMING_EVENT_NETWORKS",
    meaning: {
      en: "addresses or networks that events may be pushed to although they are not public, separated by commas; public addresses alone unless set",
      zh: "允许推送事件的非公网地址或网段，以逗号分隔；不设置则只推送到公网地址",
    },
    read: readNetworks,
  },
  listen: {
    name: "SHIMING_LISTEN",
    meaning: { en: "host and port; 127.0.0.1:8080 unless set", zh: "监听的主机和端口；默认 127.0.0.1:8080" },
    read: readListenAddress,
  },
  sheetUrl: {
    name: "SHIMING_SHEET_URL",
    meaning: {
      en: "origin of the consent sheet, best a separate one; that of SHIMING_BASE_URL unless set",
      zh: "授权页的源，最好单独使用一个；默认与 SHIMING_BASE_URL 相同",
    },
    read: readOrigin,
  },
  consoleUrl: {
    name: "SHIMING_CONSOLE_URL",
    meaning: {
      en: "origin of the console, where staff and service providers sign in: a host name of its own; no console unless set",
      zh: "控制台的源，工作人员和服务商在此登录；须单独使用一个主机名；不设置则没有控制台",
    },
    read: readOrigin,
  },
  tlsCert: {
    name: "SHIMING_TLS_CERT",
    meaning: {
      en: "to serve TLS itself: PEM file of the certificate chain",
      zh: "由平台自己提供 TLS 时：证书链的 PEM 文件",
    },
    read: readSettingFile,
  },
  tlsKey: {
    name: "SHIMING_TLS_KEY",
    meaning: { en: "PEM file of the certificate's private key", zh: "该证书私钥的 PEM 文件" },
    read: readSettingFile,
  },
  trustedProxies: {
    name: "SHIMING_TRUSTED_PROXIES",
    meaning: {
      en: "instead of TLS: addresses or networks of the proxies in front, separated by commas; nobody else may connect, and they must send x-forwarded-proto: https",
      zh: "不用 TLS 时：前置代理的地址或网段，以逗号分隔；其他来源不得连接，代理必须发送 x-forwarded-proto: https",
    },
    read: readNetworks,
  },
  metricsToken: {
    name: "SHIMING_METRICS_TOKEN",
    meaning: {
      en: "lets other machines read /metrics; at least 32 characters; or name its file in SHIMING_METRICS_TOKEN_FILE",
      zh: "允许本机以外访问 /metrics；至少 32 个字符；也可用 SHIMING_METRICS_TOKEN_FILE 给出其文件",
    },
    isSecret: true,
    read: readToken,
  },
  ...oidcSettings,
  scanCommand: {
    name: "SHIMING_SCAN_COMMAND",
    meaning: {
      en: "a command that reads a file on standard input and ends with 0 if it is clean, 1 if not; files of applications are held until it has answered",
      zh: "从标准输入读取文件的扫描命令：退出码 0 表示安全，1 表示不安全；申请的文件在扫描完成之前不能下载",
    },
    read: readText,
  },
  fourEyesApprovals: {
    name: "SHIMING_FOUR_EYES_APPROVALS",
    meaning: {
      en: "yes or no: whether another of the staff confirms each approval; no unless set",
      zh: "yes 或 no：每次批准是否须由另一名工作人员确认；默认 no",
    },
    read: readYesNo,
  },
  consentRequestsPerHour: {
    name: "SHIMING_CONSENT_REQUESTS_PER_HOUR",
    meaning: {
      en: "how often a mini program may ask the same person for consent within an hour; 10 unless set",
      zh: "一小时内小程序最多可向同一个人请求授权几次；默认 10",
    },
    read: readNumber(1, 100_000),
  },
  verificationPassword: {
    name: "SHIMING_VERIFICATION_PASSWORD",
    meaning: {
      en: "yes or no: whether a person types the payment password to be verified (checkrealnameinfo), besides the tap; no unless set",
      zh: "yes 或 no：同意实名信息校验（checkrealnameinfo）时，除点“同意”外是否还须输入支付密码；默认 no",
    },
    read: readYesNo,
  },
  publicLog: {
    name: "SHIMING_PUBLIC_LOG",
    meaning: {
      en: "yes or no: whether anybody may read checkpoint, hashes and proofs of the audit's log at /log, or auditors alone; yes unless set",
      zh: "yes 或 no：审计日志的检查点、哈希和证明（/log）是否任何人都可读取，no 则只限审计员；默认 yes",
    },
    read: readYesNo,
  },
  ...witnessSettings,
  logLevel: {
    name: "SHIMING_LOG_LEVEL",
    meaning: {
      en: "debug, info, warn or error; info unless set",
      zh: "debug、info、warn 或 error；默认 info",
    },
    read: readLogLevel,
  },
} as const satisfies Settings;

/** As a manual page lists them. */
export function meaningsOf(table: Settings): Record<string, Text> {
  return Object.fromEntries(Object.values(table).map(({ name, meaning }) => [name, meaning]));
}
