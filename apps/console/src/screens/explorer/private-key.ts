/**
 * A merchant's private key in the browser: it signs and opens here, and is sent and kept nowhere. WebCrypto reads PKCS#8 alone, so
 * what else people bring is recognised, with the openssl command that converts it.
 */
import type { Text } from "../../i18n/text.ts";
import { type RsaNumbers, rsaNumbersOf } from "./rsa-numbers.ts";

export interface BrowserKey {
  readonly bits: number;
  /** RSASSA-PKCS1-v1_5 with SHA-256, in base64. */
  sign(message: string): Promise<string>;
  readonly numbers: RsaNumbers;
}

/** What was brought is no key that can be used here. */
export class KeyRefused extends Error {
  override readonly name = "KeyRefused";
  readonly text: Text;
  /** What makes a usable one of it. */
  readonly command: string | undefined;

  constructor(text: Text, command?: string) {
    super(text.en);
    this.text = text;
    this.command = command;
  }
}

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

/** @param text PEM, as a file has it @throws KeyRefused */
export async function readPrivateKey(text: string): Promise<BrowserKey> {
  const foreign = refusals.find(([mark]) => text.includes(mark));
  if (foreign) throw new KeyRefused(foreign[1], foreign[2]);
  const der = derIn(text);
  if (!der) throw new KeyRefused(NO_KEY);
  try {
    // Once to sign, which nothing on this page can take out again, and once for the numbers that opening needs.
    const signing = await crypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]);
    const whole = await crypto.subtle.importKey("pkcs8", der, ALGORITHM, true, ["sign"]);
    const numbers = rsaNumbersOf(await crypto.subtle.exportKey("jwk", whole));
    return { bits: numbers.size * 8, numbers, sign: (message) => signWith(signing, message) };
  } catch {
    throw new KeyRefused(NOT_RSA, "openssl pkey -in key.pem -noout -text");
  }
}

async function signWith(key: CryptoKey, message: string): Promise<string> {
  const signature = await crypto.subtle.sign(ALGORITHM.name, key, new TextEncoder().encode(message));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

function derIn(text: string): Uint8Array<ArrayBuffer> | undefined {
  const [, body] = text.split("-----BEGIN PRIVATE KEY-----");
  const [base64] = body?.split("-----END PRIVATE KEY-----") ?? [];
  if (base64 === undefined) return undefined;
  try {
    return Uint8Array.from(atob(base64.replaceAll(/\s/g, "")), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

const CONVERT = "openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.pkcs8.pem";
const DECRYPT = "openssl pkcs8 -in key.pem -out key.pkcs8.pem";

const refusals: readonly [mark: string, text: Text, command?: string][] = [
  [
    "BEGIN RSA PRIVATE KEY",
    {
      zh: "这是 PKCS#1 格式（BEGIN RSA PRIVATE KEY），浏览器只能读取 PKCS#8。请先转换：",
      en: "This is PKCS#1 (BEGIN RSA PRIVATE KEY); browsers read PKCS#8 alone. Convert it first:",
    },
    CONVERT,
  ],
  [
    "BEGIN ENCRYPTED PRIVATE KEY",
    {
      zh: "这个私钥有口令保护，浏览器无法读取。请先在本机解密：",
      en: "This key has a passphrase, which browsers cannot take. Decrypt it on your machine first:",
    },
    DECRYPT,
  ],
  [
    "BEGIN EC PRIVATE KEY",
    { zh: "这是 EC 私钥，签名需要 RSA 私钥。", en: "This is an EC key; signing needs an RSA key." },
  ],
  [
    "BEGIN OPENSSH PRIVATE KEY",
    { zh: "这是 SSH 的私钥，不是商户私钥。", en: "This is a key of SSH, not the merchant's." },
  ],
  [
    "BEGIN CERTIFICATE",
    { zh: "这是证书或证书请求，不是私钥。", en: "This is a certificate or a request, not a private key." },
  ],
  ["BEGIN PUBLIC KEY", { zh: "这是公钥，不是私钥。", en: "This is a public key, not a private one." }],
];

const NO_KEY: Text = {
  zh: "没有找到私钥，应以“-----BEGIN PRIVATE KEY-----”开头。",
  en: "There is no private key in it: it should begin with “-----BEGIN PRIVATE KEY-----”.",
};
const NOT_RSA: Text = {
  zh: "浏览器无法读取这个私钥，签名需要 RSA 私钥。请用 openssl 检查：",
  en: "The browser cannot read this key; signing needs an RSA key. Look at it with openssl:",
};
