import { openDisclosure } from "@shiming/crypto";
import { answerFields } from "@shiming/wire";
import { columnsOf } from "../columns.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { Sentence, usage } from "../sentence.ts";
import { type CallerOptions, readCaller } from "../steps/caller.ts";
import { addCallerOptions, CALLER_ENVIRONMENT } from "../steps/caller-options.ts";
import { exchange, STEPS, type Tell } from "../steps/exchange.ts";
import { requireOneStandardInput } from "../steps/private-key.ts";
import { printRealnameInfo, type ShownOptions, sealedIn } from "../steps/realname-info.ts";
import { reportRefusal } from "../steps/refusal.ts";
import { style } from "../style.ts";
import { readSecret } from "./options.ts";

interface ExchangeOptions extends CallerOptions, Spoken, ShownOptions {
  readonly authToken?: string;
  readonly authTokenFile?: string;
  readonly verbose?: boolean;
}

const PAGE: Page = {
  about: [
    {
      en:
        "Gets an access token, signs, sends the request, and decrypts the answer. This uses up the auth_token. " +
        "Prints personal data unless --mask is given; secrets and tokens are never printed.",
      zh: "获取接口调用凭证、签名、发送请求并解密应答。auth_token 随之用掉。不加 --mask 会打印个人信息；密钥和凭证绝不打印。",
    },
    {
      en: "An error of the platform is shown with its code, whose fault it is, and what to do.",
      zh: "平台返回错误时，说明错误码、责任方和怎么办。",
    },
  ],
  examples: [
    [
      { en: "In the sandbox", zh: "在沙箱中" },
      "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --category 99,904 --pay-password 246810 |\n" +
        "  shiming exchange --sandbox .shiming/sandbox.json --auth-token-file -",
    ],
    [
      { en: "See each step", zh: "查看每一步" },
      "shiming exchange --sandbox .shiming/sandbox.json --auth-token-file token --verbose",
    ],
    [
      { en: "Against a platform", zh: "对平台" },
      "shiming exchange --base-url https://realname.example.com --appid wx1a2b3c4d5e6f7081 --secret-file secret \\\n" +
        "  --mch-id 1900000109 --certificate certificate.pem --key private-key.pem --auth-token-file token",
    ],
  ],
  environment: {
    SHIMING_AUTH_TOKEN: { en: "the token; or …_FILE, its file", zh: "auth_token；或用 …_FILE 给出文件" },
    ...CALLER_ENVIRONMENT,
  },
  failure: {
    en: "the platform refused, cannot be reached, or its answer cannot be decrypted",
    zh: "平台拒绝、无法连接，或应答无法解密",
  },
};

export function addExchangeCommand(program: Command): void {
  const command = program
    .command("exchange")
    .description({
      en: "exchange an auth_token for the name and the ID number, as a service provider's back end does",
      zh: "像服务提供方后台那样，用 auth_token 换取姓名和身份证号",
    })
    .option("--auth-token <token>", {
      en: "the token (or SHIMING_AUTH_TOKEN, or --auth-token-file)",
      zh: "auth_token（或 SHIMING_AUTH_TOKEN，或 --auth-token-file）",
    })
    .option("--auth-token-file <file>", {
      en: "file with the token; - for standard input",
      zh: "存放 auth_token 的文件；- 表示标准输入",
    });
  addCallerOptions(command)
    .option("--mask", { en: "hide most of the name and of the number", zh: "遮住姓名和号码的大部分" })
    .option("--verbose", { en: "report each step on standard error", zh: "在标准错误上说明每一步" })
    .option("--json", { en: "print JSON", zh: "输出 JSON" });
  command.action(runExchange);
  manual(command, PAGE);
}

async function runExchange(options: ExchangeOptions): Promise<void> {
  requireOneStandardInput({
    "--auth-token-file": options.authTokenFile,
    "--secret-file": options.secretFile,
    "--key": options.key,
    "--passphrase-file": options.passphraseFile,
    "--certificate": options.certificate,
  });
  const caller = readCaller(options);
  const tell: Tell = options.verbose
    ? (step, seen) => console.error(stepLine(STEPS[step][options.language], seen[options.language]))
    : () => {};
  const result = await exchange(caller, authTokenOf(options), new Date(), tell);
  if ("refusal" in result) return reportRefusal(result.refusal, options.language, options.json);

  const { [answerFields.certSerialNo]: encryptedTo = caller.certSerialNo } = result.answer;
  if (encryptedTo !== caller.certSerialNo) {
    throw new Sentence({
      en: `The answer is encrypted to another certificate than ${caller.certSerialNo}.`,
      zh: `应答是为另一张证书加密的，不是 ${caller.certSerialNo}。`,
    });
  }
  const sealed = sealedIn(result.answer);
  const isOriginal = Object.keys(sealed).join() === "encryptedRealName,encryptedCredentialId";
  tell("info", {
    en: `answered: ${isOriginal ? "two values" : "the items consented to"}, encrypted to certificate ${encryptedTo}`,
    zh: `已应答：${isOriginal ? "两个值" : "本人同意的信息项"}，为证书 ${encryptedTo} 加密`,
  });
  const info = openDisclosure(caller.privateKey, sealed);
  tell("decrypt", isOriginal ? BOTH_GOOD : ALL_GOOD);
  printRealnameInfo(info, options);
}

const BOTH_GOOD = {
  en: "both values are what they should be: a name, and an ID number with a right check character",
  zh: "两个值都正确：一个姓名，一个校验码正确的身份证号",
};
const ALL_GOOD = { en: "what came is what it should be", zh: "收到的值都正确" };

function authTokenOf({ authToken: argument, authTokenFile: file }: ExchangeOptions): string {
  return (
    readSecret({ file, variable: "SHIMING_AUTH_TOKEN", argument }) ||
    usage({
      en: "The auth_token is needed: --auth-token-file, SHIMING_AUTH_TOKEN or --auth-token.",
      zh: "需要 auth_token：--auth-token-file、SHIMING_AUTH_TOKEN 或 --auth-token。",
    })
  );
}

function stepLine(step: string, seen: string): string {
  const padded = step + " ".repeat(Math.max(0, STEP_COLUMNS - columnsOf(step)));
  return `${style("bold", padded, process.stderr)}  ${seen}`;
}

const STEP_COLUMNS = 21;
