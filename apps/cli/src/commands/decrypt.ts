import type { KeyObject } from "node:crypto";
import { type Disclosure, openDisclosure, openValue } from "@shiming/crypto";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { Sentence } from "../sentence.ts";
import {
  addKeyOptions,
  KEY_ENVIRONMENT,
  type KeyOptions,
  readPrivateKey,
  requireOneStandardInput,
} from "../steps/private-key.ts";
import { printRealnameInfo, type ShownOptions, sealedIn } from "../steps/realname-info.ts";
import { refusalIn, reportRefusal } from "../steps/refusal.ts";
import { jsonObject, readInput } from "./options.ts";

type DecryptOptions = KeyOptions & Spoken & ShownOptions;

const PAGE: Page = {
  about: [
    {
      en: "Prints the name and the ID number: personal data, from here on in your hands. --mask shows that it works, without showing whose data it is.",
      zh: "打印姓名和身份证号：这是个人信息，从此由你负责。--mask 只显示解密成功，看不出是谁。",
    },
    {
      en: "A value that cannot be decrypted gives the same failure whatever the reason: it is for another certificate, it is damaged, or it is neither a name nor an ID number.",
      zh: "凡是私钥解不开的都算同一种失败，不分原因：可能是为另一张证书加密的、已损坏，或既不是姓名也不是身份证号。",
    },
  ],
  examples: [
    [
      { en: "An answer that was saved", zh: "保存下来的应答" },
      "shiming decrypt --key private-key.pem answer.json",
    ],
    [
      { en: "An answer as it comes", zh: "刚收到的应答" },
      'curl -s "$URL" -d "$JSON" | shiming decrypt --key private-key.pem --mask',
    ],
    [{ en: "One value", zh: "单个值" }, 'printf %s "$VALUE" | shiming decrypt --key private-key.pem -'],
  ],
  environment: KEY_ENVIRONMENT,
  failure: { en: "the value cannot be decrypted, or the answer is an error", zh: "私钥解不开，或应答是错误" },
};

export function addDecryptCommand(program: Command): void {
  const command = addKeyOptions(
    program.command("decrypt").description({ en: "decrypt the values of an answer", zh: "解密应答中的值" }),
  )
    .argument(
      "[file]",
      {
        en: "an answer as JSON, or one of its values in base64; - for standard input",
        zh: "JSON 格式的应答，或其中一个 base64 值；- 表示标准输入",
      },
      "-",
    )
    .option("--mask", { en: "hide most of the name and of the number", zh: "遮住姓名和号码的大部分" })
    .option("--json", { en: "print JSON", zh: "输出 JSON" });
  command.action(decrypt);
  manual(command, PAGE);
}

function decrypt(file: string, options: DecryptOptions): void {
  requireOneStandardInput({ "--key": options.key, "--passphrase-file": options.passphraseFile, FILE: file });
  const privateKey = readPrivateKey(options);
  const text = readInput(file).trim();
  const answer = text.startsWith("{") ? jsonObject(text, { en: "The answer", zh: "应答" }) : undefined;
  const refusal = answer && refusalIn(answer);
  if (refusal) reportRefusal(refusal, options.language, options.json);
  else
    printRealnameInfo(
      answer ? openDisclosure(privateKey, sealedIn(answer)) : openOne(privateKey, text),
      options,
    );
}

function openOne(privateKey: KeyObject, text: string): Disclosure {
  // As openssl base64 writes it, without -A.
  const ciphertext = text.replaceAll(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+=*$/.test(ciphertext)) {
    throw new Sentence({
      en: "What was given is neither an answer in JSON, and nothing else, nor one value in base64.",
      zh: "给出的既不是单独一个 JSON 应答，也不是一个 base64 值。",
    });
  }
  const { kind, value } = openValue(privateKey, ciphertext);
  return { [kind]: value };
}
