import { writeFileSync } from "node:fs";
import type { Certificate } from "@shiming/administration";
import { perform } from "../administration/perform.ts";
import { certificateFacts, merchantsTable } from "../listing/lists.ts";
import type { Command } from "../manual/command.ts";
import { PUBLIC, writeNewFile } from "../new-file.ts";
import { readAsText } from "../steps/credential-file.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

export function addMerchantsCommand(program: Command): void {
  const merchants = program
    .command("merchants")
    .description({ en: "payment merchants and their certificates", zh: "商户及其证书" });
  const sub = subcommandsOf(merchants);

  sub("list", { en: "every merchant with its certificates", zh: "列出所有商户及其证书" }, [
    { en: "Whose certificates end when", zh: "谁的证书何时到期" },
    "shiming merchants list",
  ]).action(async (options: CommonOptions) => {
    const { json, language } = options;
    const merchants = await perform(locationOf(options), "merchants.list", {});
    print(merchants, json, (listed) => merchantsTable(listed, language));
  });
  sub("create", { en: "add a merchant", zh: "新增商户" }, [
    { en: "A hospital", zh: "一家医院" },
    "shiming merchants create 1900000109 --legal-name 示例市第一人民医院",
  ])
    .argument("<mch_id>", { en: "8 to 10 digits", zh: "8 到 10 位数字" })
    .requiredOption("--legal-name <name>", { en: "legal name of the merchant", zh: "商户的法定名称" })
    .action(async (mchId: string, options: CommonOptions & { legalName: string }) => {
      const input = { mch_id: mchId, legal_name: options.legalName };
      printForPrograms(await perform(locationOf(options), "merchants.create", input), options.json);
    });
  addCertificateCommands(sub);
}

function addCertificateCommands(sub: AddSubcommand): void {
  sub(
    "issue",
    {
      en: "issue a certificate; the ones before go on working for 30 days",
      zh: "签发证书；之前的证书继续有效 30 天",
    },
    [
      { en: "From the request that the merchant has sent", zh: "按商户发来的请求" },
      "shiming merchants issue 1900000109 --csr request.pem --out certificate.pem",
    ],
  )
    .argument("<mch_id>", { en: "merchant number", zh: "商户号" })
    .requiredOption("--csr <file>", {
      en: "certificate request (PEM); - for standard input",
      zh: "证书请求（PEM）；- 表示标准输入",
    })
    .option("--out <file>", {
      en: "write the certificate (PEM) there, into a new file",
      zh: "把证书（PEM）写入这个新文件",
    })
    .action(async (mchId: string, options: CommonOptions & { csr: string; out?: string }) => {
      const input = { mch_id: mchId, csr: readAsText(options.csr) };
      const issue = () => perform(locationOf(options), "merchants.issue_certificate", input);
      if (options.out === undefined) printCertificate(await issue(), options);
      else await issueInto(options.out, issue, options);
    });
  sub(
    "register",
    { en: "register a certificate that a trusted authority issued", zh: "登记由受信任机构签发的证书" },
    [
      { en: "One of an authority that you trust", zh: "你信任的机构签发的证书" },
      "shiming merchants register 1900000109 --certificate certificate.pem --trusted authority.pem",
    ],
  )
    .argument("<mch_id>", { en: "merchant number", zh: "商户号" })
    .requiredOption("--certificate <file>", { en: "the certificate (PEM)", zh: "证书（PEM）" })
    .requiredOption("--trusted <file...>", {
      en: "certificates of the authorities you trust (PEM)",
      zh: "你信任的颁发机构的证书（PEM）",
    })
    .action(async (mchId: string, options: CommonOptions & { certificate: string; trusted: string[] }) => {
      const certificate = readAsText(options.certificate);
      const input = { mch_id: mchId, certificate, trusted: options.trusted.map(readAsText) };
      printCertificate(await perform(locationOf(options), "merchants.register_certificate", input), options);
    });
  sub("revoke", { en: "revoke a certificate, effective at once", zh: "吊销证书，立即生效" }, [
    { en: "Its key was stolen", zh: "私钥失窃" },
    "shiming merchants revoke 5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
  ])
    .argument("<cert_serialno>", { en: "40 upper-case hex digits", zh: "40 位大写十六进制数字" })
    .action(async (certSerialNo: string, options: CommonOptions) => {
      printForPrograms(
        await perform(locationOf(options), "merchants.revoke_certificate", { cert_serialno: certSerialNo }),
        options.json,
      );
    });
}

type IssuedCertificate = Certificate & { readonly certificate: string };

/** With its PEM, unless that went into a file. */
function printCertificate(
  certificate: Certificate & Partial<IssuedCertificate>,
  { json, language }: CommonOptions,
): void {
  print<typeof certificate>(certificate, json, (shown) =>
    [certificateFacts(shown, language), shown.certificate?.trimEnd()].filter(Boolean).join("\n"),
  );
}

/** A certificate that was issued has superseded the others: where the file cannot be finished it is printed. */
async function issueInto(
  out: string,
  issue: () => Promise<IssuedCertificate>,
  options: CommonOptions,
): Promise<void> {
  let issued: IssuedCertificate | undefined;
  try {
    const { certificate, ...facts } = await writeNewFile(out, PUBLIC, async (file) => {
      issued = await issue();
      writeFileSync(file, issued.certificate);
      return issued;
    });
    printCertificate(facts, options);
  } catch (error) {
    if (issued) printCertificate(issued, options);
    throw error;
  }
}
