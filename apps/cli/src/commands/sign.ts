import { type SignedFields, signRequest } from "@shiming/crypto";
import { requestFields } from "@shiming/wire";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { explainBytes, explainStringToSign, tableOf } from "../steps/explain.ts";
import {
  addKeyOptions,
  KEY_ENVIRONMENT,
  type KeyOptions,
  readPrivateKey,
  requireOneStandardInput,
} from "../steps/private-key.ts";
import { certSerialNo, certSerialNoFor, timestampSeconds } from "../steps/signed-fields.ts";
import { fieldLines, printJson } from "./options.ts";

interface SignOptions extends KeyOptions, Spoken {
  readonly certificate?: string;
  readonly certSerialno?: string;
  readonly timestamp?: number;
  readonly explain?: boolean;
  readonly bytes?: boolean;
  readonly json?: boolean;
}

const PAGE: Page = {
  about: [
    {
      en:
        "Prints the three fields of the request that belong together: cert_serialno, timestamp and sign. " +
        "The signature is RSASSA-PKCS1-v1_5 with SHA-256, in base64 on one line. It is good for 300 seconds.",
      zh: "打印请求中相互关联的三个字段：cert_serialno、timestamp 和 sign。签名算法为 RSASSA-PKCS1-v1_5 加 SHA-256，base64 写在一行。300 秒内有效。",
    },
  ],
  examples: [
    [
      { en: "Sign for now", zh: "按当前时间签名" },
      "shiming sign --key private-key.pem --certificate certificate.pem",
    ],
    [
      { en: "See what is signed, byte by byte", zh: "逐字节查看所签的内容" },
      "shiming sign --key private-key.pem --certificate certificate.pem --explain --bytes",
    ],
    [
      { en: "The same by openssl", zh: "用 openssl 做同样的事" },
      "printf %s 'cert_serialno=NUMBER&timestamp=SECONDS' |\n  openssl dgst -sha256 -sign private-key.pem | openssl base64 -A",
    ],
  ],
  environment: KEY_ENVIRONMENT,
  failure: {
    en: "the key or the certificate cannot be read, or they do not belong together",
    zh: "无法读取私钥或证书，或两者不是一对",
  },
};

export function addSignCommand(program: Command): void {
  const command = addKeyOptions(
    program
      .command("sign")
      .description({ en: "sign a request for real-name information", zh: "为实名信息请求签名" }),
  )
    .option("--certificate <file>", {
      en: "certificate of the key (PEM); - for standard input",
      zh: "私钥对应的证书（PEM）；- 表示标准输入",
    })
    .option(
      "--cert-serialno <number>",
      {
        en: "instead: its serial number, 40 upper-case hex digits",
        zh: "或改给证书序列号，40 位大写十六进制数字",
      },
      certSerialNo,
    )
    .option(
      "--timestamp <seconds>",
      { en: "Unix seconds (default: now)", zh: "Unix 秒（默认：现在）" },
      timestampSeconds,
    )
    .option("--explain", {
      en: "print the exact string to sign as well, its length and its digest",
      zh: "同时打印待签名字符串、长度和摘要",
    })
    .option("--bytes", { en: "explain every byte of it", zh: "逐字节说明" })
    .option("--json", { en: "print JSON", zh: "输出 JSON" })
    .action(sign);
  manual(command, PAGE);
}

function sign(options: SignOptions): void {
  requireOneStandardInput({ "--key": options.key, "--certificate": options.certificate });
  const privateKey = readPrivateKey(options);
  const fields: SignedFields = {
    certSerialNo: certSerialNoFor(privateKey, options),
    timestamp: options.timestamp ?? Math.floor(Date.now() / 1000),
  };
  const explained = options.explain || options.bytes ? explainStringToSign(fields) : undefined;
  const bytes = options.bytes ? explainBytes(fields, options.language) : undefined;
  const signed = {
    [requestFields.certSerialNo]: fields.certSerialNo,
    [requestFields.timestamp]: fields.timestamp,
    [requestFields.sign]: signRequest(privateKey, fields),
  };
  if (options.json) {
    printJson({ ...explained, ...(bytes && { bytes }), ...signed });
  } else {
    if (explained) console.log(fieldLines(explained));
    if (bytes) console.log(tableOf(bytes));
    console.log(fieldLines(signed));
  }
}
