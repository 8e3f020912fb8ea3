/** What each option should be, completing "Set …". */
import type { Advice } from "@shiming/wire";

export const optionForms = {
  baseUrl: {
    en: "the platform's URL, such as https://realname.example.com, without user, query or fragment",
    zh: "平台地址，例如 https://realname.example.com，不含用户名、查询参数和片段",
  },
  appid: {
    en: "the mini program's appid: wx and 16 lower-case hex digits",
    zh: "小程序的 appid：wx 加 16 位小写十六进制数字",
  },
  secret: {
    en: "the mini program's secret (AppSecret)",
    zh: "小程序密钥（AppSecret）",
  },
  mchId: {
    en: "the merchant number as text: 8 to 10 digits",
    zh: "商户号：8 至 10 位数字组成的字符串",
  },
  certificate: {
    en: "the merchant certificate in PEM, or certSerialNo",
    zh: "商户证书（PEM），或改为设置 certSerialNo",
  },
  certSerialNo: {
    en: "the serial number of that certificate, 40 upper-case hex digits with leading zeros kept, or give the certificate alone",
    zh: "该证书的序列号：40 位大写十六进制，保留前导零；也可以只提供证书",
  },
  privateKey: {
    en: "the merchant's private key in PEM",
    zh: "商户私钥（PEM）",
  },
  passphrase: {
    en: "the passphrase of the private key as text",
    zh: "私钥口令（字符串）",
  },
  timeoutMs: {
    en: "1 to 60000 milliseconds; for longer than a minute no answer is repeated",
    zh: "1 至 60000 毫秒；平台只在一分钟内重复应答",
  },
  attemptTimeoutMs: {
    en: "1 to 60000 milliseconds",
    zh: "1 至 60000 毫秒",
  },
  attempts: {
    en: "a whole number from 1 to 10",
    zh: "1 至 10 的整数",
  },
  workers: {
    en: "a whole number from 0 to 64",
    zh: "0 至 64 的整数",
  },
  tokenCache: {
    en: "an object with the functions get and set",
    zh: "带有 get 和 set 函数的对象",
  },
  dispatcher: {
    en: "a dispatcher of undici 7, such as new ProxyAgent(…)",
    zh: "undici 7 的 dispatcher，例如 new ProxyAgent(…)",
  },
  signal: {
    en: "an AbortSignal: the signal of an AbortController, not the controller",
    zh: "AbortSignal：AbortController 的 signal 属性，而不是 AbortController 本身",
  },
  language: {
    en: '"en" or "zh"',
    zh: '"en" 或 "zh"',
  },
} as const satisfies Record<string, Advice>;

export type OptionName = keyof typeof optionForms;
