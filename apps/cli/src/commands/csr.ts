import { writeFileSync } from "node:fs";
import { createCertificateRequest } from "@shiming/ca";
import { requireShownText } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import { patterns } from "@shiming/wire";
import { judged } from "../faults/judged.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { PUBLIC, writeNewFile } from "../new-file.ts";
import { usage } from "../sentence.ts";
import { addKeyOptions, KEY_ENVIRONMENT, type KeyOptions, readPrivateKey } from "../steps/private-key.ts";
import { printJson } from "./options.ts";

interface CsrOptions extends KeyOptions, Spoken {
  readonly mchId: string;
  readonly legalName: string;
  readonly out: string;
  readonly json?: boolean;
}

const PAGE: Page = {
  about: [
    {
      en:
        "Prints a PKCS#10 request in PEM, signed with SHA-256 by the key that it is for. " +
        "It holds the public half of the key and may be sent to anybody.",
      zh: "输出 PEM 格式的 PKCS#10 请求，由对应的私钥以 SHA-256 签名。其中只有公钥，可以发给任何人。",
    },
  ],
  examples: [
    [
      { en: "A request", zh: "证书请求" },
      "shiming csr --key private-key.pem --mch-id 1900000109 --legal-name 示例市第一人民医院",
    ],
    [
      { en: "A request in a file", zh: "证书请求写入文件" },
      "shiming csr --key private-key.pem --mch-id 1900000109 --legal-name 示例市第一人民医院 --out request.pem",
    ],
  ],
  environment: KEY_ENVIRONMENT,
  failure: {
    en: "the key cannot be read, or the file is there already or cannot be written",
    zh: "无法读取私钥，或文件已存在，或无法写入",
  },
};

export function addCsrCommand(program: Command): void {
  const command = addKeyOptions(
    program.command("csr").description({
      en: "make a certificate request, which the platform issues a certificate for",
      zh: "生成证书请求，由平台据此签发证书",
    }),
  )
    .requiredOption("--mch-id <mch_id>", {
      en: "merchant number, 8 to 10 digits",
      zh: "商户号，8 到 10 位数字",
    })
    .requiredOption("--legal-name <name>", { en: "legal name of the merchant", zh: "商户的法定名称" })
    .option(
      "--out <file>",
      { en: "where to, a new file; - for standard output", zh: "写到哪个新文件；- 表示标准输出" },
      "-",
    )
    .option("--json", { en: "print JSON", zh: "输出 JSON" })
    .action(csr);
  manual(command, PAGE);
}

async function csr({ mchId, out, json, language, ...options }: CsrOptions): Promise<void> {
  const legalName = judged("--legal-name", () => requireShownText("legalName", options.legalName));
  requireMchId(mchId);
  const csrPem = await createCertificateRequest(readPrivateKey(options), { mchId, legalName });
  if (out !== "-") await writeNewFile(out, PUBLIC, (file) => writeFileSync(file, csrPem));
  if (json) printJson({ mch_id: mchId, legal_name: legalName, csr: csrPem });
  else if (out === "-") process.stdout.write(csrPem);
  else console.log(nextStep(out)[language]);
}

function nextStep(file: string): Text {
  return {
    en: `Next: send ${file} to the platform, which answers with a certificate.`,
    zh: `下一步：把 ${file} 发给平台，平台会签发证书。`,
  };
}

function requireMchId(mchId: string): void {
  if (!patterns.mchId.test(mchId))
    usage({
      en: `"${mchId}" is no merchant number: it has 8 to 10 digits.`,
      zh: `"${mchId}" 不是商户号：应为 8 到 10 位数字。`,
    });
}
