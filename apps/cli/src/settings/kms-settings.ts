/** The settings of a KMS that wraps the key-encryption keys, and how they go together. */
import type { TransitSettings } from "../kms/transit.ts";
import { usage } from "../sentence.ts";
import { readNumber, readText } from "./readers.ts";
import type { Settings, Values } from "./setting.ts";
import { readSettingFile } from "./setting-file.ts";

const LONGEST_HOLD_SECONDS = 86_400;
const USUAL_HOLD_SECONDS = 900;

export const kmsSettings = {
  kmsUrl: {
    name: "SHIMING_KMS_URL",
    meaning: {
      en: "a KMS that wraps the key-encryption keys, by the transit protocol of OpenBao and Vault: https://kms.example.com:8200; only with SHIMING_KMS_KEY and SHIMING_KMS_TOKEN_FILE",
      zh: "用 KMS 包裹密钥加密密钥（OpenBao、Vault 的 transit 协议）：https://kms.example.com:8200；须与 SHIMING_KMS_KEY 和 SHIMING_KMS_TOKEN_FILE 一起设置",
    },
    read: readKmsUrl,
  },
  kmsKey: {
    name: "SHIMING_KMS_KEY",
    meaning: {
      en: "the name of its key, behind the path of the engine unless that is transit: realname, or engine/realname",
      zh: "其中密钥的名称；引擎路径不是 transit 时写在前面：realname 或 engine/realname",
    },
    read: readKmsKey,
  },
  kmsTokenFile: {
    name: "SHIMING_KMS_TOKEN_FILE",
    meaning: {
      en: "file of the token for it, read at each call, so that an agent may renew it",
      zh: "访问令牌的文件；每次调用都重新读取，可由代理程序更新",
    },
    read: readText,
  },
  kmsCa: {
    name: "SHIMING_KMS_CA",
    meaning: {
      en: "PEM file of the authorities that its certificate is verified by; those of Node unless set",
      zh: "验证其证书所用 CA 的 PEM 文件；默认使用 Node 自带的",
    },
    read: readSettingFile,
  },
  kmsHold: {
    name: "SHIMING_KMS_HOLD",
    meaning: {
      en: `how many seconds an unwrapped key is held in memory while the KMS does not answer, 10 to ${LONGEST_HOLD_SECONDS}; ${USUAL_HOLD_SECONDS} unless set`,
      zh: `KMS 无应答时，已解开的密钥在内存中最多保留多少秒，10 至 ${LONGEST_HOLD_SECONDS}；默认 ${USUAL_HOLD_SECONDS}`,
    },
    read: readNumber(10, LONGEST_HOLD_SECONDS),
  },
} as const satisfies Settings;

/** @throws Sentence where something is missing */
export function kmsOf(values: Values<typeof kmsSettings>): TransitSettings | undefined {
  const { kmsUrl: url, kmsKey, kmsTokenFile: tokenFile, kmsCa, kmsHold } = values;
  if ([url, kmsKey, tokenFile, kmsCa, kmsHold].every((value) => value === undefined)) return undefined;
  if (url === undefined || kmsKey === undefined || tokenFile === undefined) {
    return usage({
      en: "SHIMING_KMS_URL, SHIMING_KMS_KEY and SHIMING_KMS_TOKEN_FILE go together; set all three.",
      zh: "SHIMING_KMS_URL、SHIMING_KMS_KEY 和 SHIMING_KMS_TOKEN_FILE 须同时设置。",
    });
  }
  const holdMs = (kmsHold ?? USUAL_HOLD_SECONDS) * 1000;
  return { url, ...kmsKey, tokenFile, ca: kmsCa?.toString(), holdMs };
}

/** Keys and the token go there: over TLS, or on this machine. */
function readKmsUrl(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url?.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  return url && (url.protocol === "https:" || isHere) && url.pathname === "/" && !(url.search || url.username)
    ? url.origin
    : usage({
        en: `${name} must be an address such as https://kms.example.com:8200.`,
        zh: `${name} 须为地址，例如 https://kms.example.com:8200。`,
      });
}

function readKmsKey(text: string, name: string): { readonly mount: string; readonly key: string } {
  const parts = text.split("/");
  const key = parts.pop() ?? "";
  const isName = (part: string) => /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(part);
  return [key, ...parts].every(isName)
    ? { mount: parts.join("/") || "transit", key }
    : usage({
        en: `${name} must be the name of a key, such as realname or engine/realname.`,
        zh: `${name} 须为密钥名称，例如 realname 或 engine/realname。`,
      });
}
