/** Certificates of merchants: from a request to the last day. */
import { writeFileSync } from "node:fs";
import type { Certificate, IssuedCertificate } from "@shiming/administration";
import { perform } from "../administration/perform.ts";
import { certificateFacts, issuedText, shownCertificateText } from "../listing/certificates.ts";
import { PUBLIC, writeNewFile } from "../new-file.ts";
import { readCertificateRequest, readCertificates } from "../steps/credential-file.ts";
import { parseTime } from "../time-option.ts";
import { addCertificateList } from "./merchants-certificate-list.ts";
import { locationOf, print } from "./options.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

const SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
const EXACT = { en: "40 upper-case hex digits", zh: "40 位大写十六进制数字" };
const MCH_ID = { en: "merchant number", zh: "商户号" };
const RETIRE_AT = {
  en: "day or time (ISO 8601; Asia/Shanghai) at which the certificates before it stop working: in 30 days at most, and unless given",
  zh: "之前的证书停用的日期或时间（ISO 8601，北京时间）：最迟 30 天后，不写即 30 天后",
};

interface UpgradeOptions extends CommonOptions {
  readonly retireAt?: string;
}

export function addCertificateCommands(sub: AddSubcommand): void {
  addCertificateList(sub);
  addIssueCommand(sub);
  addRegisterCommand(sub);
  addShowCommand(sub);
  addRetireCommand(sub);
  addRevokeCommand(sub);
}

function addIssueCommand(sub: AddSubcommand): void {
  sub(
    "issue",
    {
      en: "issue a certificate of a year; the ones before go on working for 30 days, or until --retire-at",
      zh: "签发一年期证书；之前的证书继续有效 30 天，或到 --retire-at 为止",
    },
    [
      { en: "From the request that the merchant has sent", zh: "按商户发来的请求" },
      "shiming merchants issue 1900000109 --csr request.pem --out certificate.pem",
    ],
  )
    .argument("<mch_id>", MCH_ID)
    .requiredOption("--csr <file>", {
      en: "certificate request (PEM); - for standard input",
      zh: "证书请求（PEM）；- 表示标准输入",
    })
    .option("--retire-at <time>", RETIRE_AT)
    .option("--out <file>", {
      en: "write the certificate and those above it (PEM) there, into a new file",
      zh: "把证书及其上级证书（PEM）写入这个新文件",
    })
    .action(async (mchId: string, options: UpgradeOptions & { csr: string; out?: string }) => {
      const input = { mch_id: mchId, csr: readCertificateRequest(options.csr), ...retireAtOf(options) };
      const issue = () => perform(locationOf(options), "merchants.issue_certificate", input);
      if (options.out === undefined) printIssued(await issue(), options);
      else await issueInto(options.out, issue, options);
    });
}

function addRegisterCommand(sub: AddSubcommand): void {
  sub(
    "register",
    {
      en: 'register a certificate of an authority on the list of trusted ones ("shiming authorities")',
      zh: "登记由信任列表（shiming authorities）中的机构签发的证书",
    },
    [
      { en: "One of an authority that you trust", zh: "你信任的机构签发的证书" },
      "shiming merchants register 1900000109 --certificate certificate.pem",
    ],
  )
    .argument("<mch_id>", MCH_ID)
    .requiredOption("--certificate <file>", {
      en: "the certificate (PEM), with those between it and the authority, if there are any",
      zh: "证书（PEM）；如有中间证书，一并放入",
    })
    .option("--retire-at <time>", RETIRE_AT)
    .action(async (mchId: string, options: UpgradeOptions & { certificate: string }) => {
      const input = {
        mch_id: mchId,
        certificate: readCertificates(options.certificate),
        ...retireAtOf(options),
      };
      const registered = await perform(locationOf(options), "merchants.register_certificate", input);
      print(registered, options.json, (shown) => issuedText(shown, options.language));
    });
}

function addShowCommand(sub: AddSubcommand): void {
  sub(
    "certificate",
    {
      en: "a certificate by its serial number, however that is written, and how a request needs it",
      zh: "按任意写法的序列号查看证书，并给出请求中应使用的写法",
    },
    [
      { en: "A number as a browser shows it", zh: "浏览器显示的写法" },
      "shiming merchants certificate 51:57:F0:9E:FD:C0:96:DE:15:EB:E8:1A:47:05:7A:72:32:F1:B8:E1",
    ],
  )
    .argument("<serial_number>", {
      en: "in capitals or not, with colons or without, decimal, without leading zeros",
      zh: "大小写、带冒号与否、十进制、省略前导零均可",
    })
    .action(async (written: string, options: CommonOptions) => {
      const input = { cert_serialno: written };
      const found = await perform(locationOf(options), "merchants.show_certificate", input);
      print(found, options.json, (shown) => shownCertificateText(shown, options.language));
    });
}

function addRetireCommand(sub: AddSubcommand): void {
  sub(
    "retire",
    {
      en: "retire a certificate that a newer one has superseded, now or earlier than was said",
      zh: "停用已被新证书取代的证书：立即停用，或提前到某个时间",
    },
    [{ en: "Everything uses the new one", zh: "已全部切换到新证书" }, `shiming merchants retire ${SERIAL}`],
  )
    .argument("<cert_serialno>", EXACT)
    .option("--at <time>", {
      en: "day or time (ISO 8601; Asia/Shanghai); now unless given",
      zh: "日期或时间（ISO 8601，北京时间）；不写即立即停用",
    })
    .action(async (certSerialNo: string, options: CommonOptions & { at?: string }) => {
      const at = options.at === undefined ? undefined : parseTime("--at", options.at, "start").toISOString();
      const input = { cert_serialno: certSerialNo, ...(at !== undefined && { retire_at: at }) };
      const retired = await perform(locationOf(options), "merchants.retire_certificate", input);
      print(retired, options.json, (shown) => certificateFacts(shown, options.language));
    });
}

function addRevokeCommand(sub: AddSubcommand): void {
  sub("revoke", { en: "revoke a certificate, effective at once", zh: "吊销证书，立即生效" }, [
    { en: "Its key was stolen", zh: "私钥失窃" },
    `shiming merchants revoke ${SERIAL}`,
  ])
    .argument("<cert_serialno>", EXACT)
    .action(async (certSerialNo: string, options: CommonOptions) => {
      const input = { cert_serialno: certSerialNo };
      const revoked = await perform(locationOf(options), "merchants.revoke_certificate", input);
      print(revoked, options.json, (shown) => certificateFacts(shown, options.language));
    });
}

function retireAtOf({ retireAt }: UpgradeOptions): { readonly retire_at?: string } {
  if (retireAt === undefined) return {};
  return { retire_at: parseTime("--retire-at", retireAt, "start").toISOString() };
}

type Shown = Certificate & Pick<IssuedCertificate, "serial_number"> & Partial<IssuedCertificate>;

/** With its PEM, unless that went into a file. */
function printIssued(certificate: Shown, { json, language }: CommonOptions): void {
  print<Shown>(certificate, json, (shown) => {
    const { certificate: pem = "", chain = "" } = shown;
    return [issuedText(shown, language), `${pem}${chain}`.trimEnd()].filter(Boolean).join("\n");
  });
}

/** A certificate that was issued has superseded the others: where the file cannot be finished it is printed. */
async function issueInto(
  out: string,
  issue: () => Promise<IssuedCertificate>,
  options: CommonOptions,
): Promise<void> {
  let issued: IssuedCertificate | undefined;
  try {
    const { certificate, chain, ...facts } = await writeNewFile(out, PUBLIC, async (file) => {
      issued = await issue();
      writeFileSync(file, issued.certificate + issued.chain);
      return issued;
    });
    printIssued(facts, options);
  } catch (error) {
    if (issued) printIssued(issued, options);
    throw error;
  }
}
