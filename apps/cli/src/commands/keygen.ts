import { generateKeyPair, type KeyObject } from "node:crypto";
import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import type { Text } from "@shiming/crypto";
import type { Spoken } from "../language.ts";
import { makeFolder } from "../make-folder.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { PRIVATE, writeNewFile } from "../new-file.ts";
import { unwritable, usage } from "../sentence.ts";
import { shellWord } from "../shell-word.ts";
import { PASSPHRASE_VARIABLE, readPassphrase } from "../steps/private-key.ts";
import { printJson } from "./options.ts";

interface KeygenOptions extends Spoken {
  readonly bits: "2048" | "3072" | "4096";
  readonly out: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

const newKeyPair = promisify(generateKeyPair);

const PAGE: Page = {
  about: [
    {
      en:
        "Writes an RSA key as PKCS#8 in PEM, readable only by its owner. An existing file is never overwritten. " +
        "The key stays with the merchant: the platform needs a certificate request only, see shiming csr.",
      zh: "写出 PKCS#8 格式的 RSA 私钥（PEM），只有所有者可读。已有的文件绝不覆盖。私钥留在商户手里：平台只需要证书请求，见 shiming csr。",
    },
  ],
  examples: [
    [{ en: "A key", zh: "生成私钥" }, "shiming keygen"],
    [
      { en: "A larger one under a name of its own", zh: "更长的私钥，另取文件名" },
      "shiming keygen --bits 4096 --out merchant/private-key.pem",
    ],
    [{ en: "An encrypted one", zh: "加密的私钥" }, "shiming keygen --passphrase-file passphrase.txt"],
  ],
  environment: {
    [PASSPHRASE_VARIABLE]: { en: "the passphrase; or …_FILE, its file", zh: "口令；或用 …_FILE 给出文件" },
  },
  failure: { en: "the file is there already, or cannot be written", zh: "文件已存在，或无法写入" },
};

export function addKeygenCommand(program: Command): void {
  const command = program
    .command("keygen")
    .description({ en: "make the private key of a merchant", zh: "生成商户私钥" })
    .choice(
      "--bits <bits>",
      { en: "size of the RSA key", zh: "RSA 密钥长度" },
      ["2048", "3072", "4096"],
      "2048",
    )
    .option(
      "--out <file>",
      { en: "where to; - for standard output", zh: "写到哪里；- 表示标准输出" },
      "private-key.pem",
    )
    .option("--passphrase-file <file>", {
      en: "encrypt it with the passphrase in that file; - for standard input",
      zh: "用该文件中的口令加密；- 表示标准输入",
    })
    .option("--json", { en: "print JSON", zh: "输出 JSON" })
    .action(keygen);
  manual(command, PAGE);
}

async function keygen({ bits, out, passphraseFile, json, language }: KeygenOptions): Promise<void> {
  const passphrase = readPassphrase(passphraseFile);
  if (passphrase === "") usage({ en: "The passphrase is empty.", zh: "口令是空的。" });
  if (out === "-" && json)
    usage({
      en: "--json says where the key is: --out must name a file.",
      zh: "--json 会说明私钥在哪里：--out 必须是文件名。",
    });
  const { privateKey } = await newKeyPair("rsa", { modulusLength: Number(bits) });
  const pem = pemOf(privateKey, passphrase);
  if (out === "-") process.stdout.write(pem);
  else await writeKey(out, pem);
  if (json) printJson({ private_key_file: out, bits: Number(bits), encrypted: passphrase !== undefined });
  else if (out !== "-") console.log(nextSteps(out)[language]);
}

/** Folders that are missing are made, for the owner alone. */
async function writeKey(out: string, pem: string): Promise<void> {
  try {
    makeFolder(dirname(out));
  } catch (error) {
    // Of a file in the place of the folder the writer tells.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw unwritable(out, error);
  }
  await writeNewFile(out, PRIVATE, (file) => writeFileSync(file, pem));
}

function pemOf(privateKey: KeyObject, passphrase: string | undefined): string {
  const encryption = passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase };
  return privateKey.export({ type: "pkcs8", format: "pem", ...encryption }).toString();
}

function nextSteps(file: string): Text {
  const command = `shiming csr --key ${shellWord(file)} --mch-id MCH_ID --legal-name NAME --out request.pem`;
  return {
    en: `${file} is the private key: keep it where only your back end can read it.\nNext: ${command}`,
    zh: `${file} 是私钥：请放在只有你的后台能读到的地方。\n下一步：${command}`,
  };
}
