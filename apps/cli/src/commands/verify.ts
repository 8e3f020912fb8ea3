import type { Language, Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { requireOneStandardInput } from "../steps/private-key.ts";
import { judge, readRequest, readSigner, type SignerOptions, type Verdict } from "../steps/verdict.ts";
import { printJson } from "./options.ts";

interface VerifyOptions extends SignerOptions, Spoken {
  readonly request?: string;
  readonly certSerialno?: string;
  readonly timestamp?: string;
  readonly sign?: string;
  readonly json?: boolean;
}

const PAGE: Page = {
  about: [
    {
      en:
        "Looks at the signature alone, as the platform does for 94003: the clock, revocation and expiry are not looked at. " +
        "What an option says stands above what --request says.",
      zh: "只看签名，与平台判断 94003 时一样：不看时钟、吊销和到期。选项的值优先于 --request 中的值。",
    },
  ],
  examples: [
    [
      { en: "What sign has signed", zh: "检验 sign 的签名" },
      "shiming sign --key private-key.pem --certificate certificate.pem --json |\n" +
        "  shiming verify --certificate certificate.pem --request -",
    ],
    [
      { en: "A request that was refused", zh: "被拒绝的请求" },
      "shiming verify --certificate certificate.pem --request request.json",
    ],
  ],
  failure: {
    en: "the signature is wrong, or the certificate cannot be read",
    zh: "签名错误，或无法读取证书",
  },
};

export function addVerifyCommand(program: Command): void {
  const command = program
    .command("verify")
    .description({
      en: "say whether the signature of a request is right, and if not, what is wrong",
      zh: "判断请求的签名是否正确；不正确时说明错在哪里",
    })
    .option("--certificate <file>", {
      en: "certificate of the signer (PEM); - for standard input",
      zh: "签名者的证书（PEM）；- 表示标准输入",
    })
    .option("--public-key <file>", {
      en: "instead: public key of the signer (PEM); - for standard input",
      zh: "或改给签名者的公钥（PEM）；- 表示标准输入",
    })
    .option("--request <file>", {
      en: "the request as JSON, or three fields of it; - for standard input",
      zh: "JSON 格式的请求，或其中三个字段；- 表示标准输入",
    })
    .option("--cert-serialno <number>", {
      en: "cert_serialno of the request (default: the certificate's)",
      zh: "请求的 cert_serialno（默认：证书的序列号）",
    })
    .option("--timestamp <seconds>", { en: "timestamp of the request", zh: "请求的 timestamp" })
    .option("--sign <base64>", { en: "sign of the request", zh: "请求的 sign" })
    .option("--json", { en: "print JSON", zh: "输出 JSON" });
  command.action(verify);
  manual(command, PAGE);
}

function verify(options: VerifyOptions): void {
  const { certificate, publicKey, request } = options;
  requireOneStandardInput({ "--certificate": certificate, "--public-key": publicKey, "--request": request });
  const verdict = judge(readSigner(options), readRequest(request, options));
  if (options.json) printJson(verdict);
  else console.log(wordsOf(verdict, options.language));
  if (!verdict.valid) process.exitCode = 1;
}

const TEXTS = {
  en: { right: "The signature is right.", wrong: "The signature is wrong:", over: "to be signed:" },
  zh: { right: "签名正确。", wrong: "签名错误：", over: "应签名的字符串：" },
} as const satisfies Record<Language, object>;

function wordsOf({ valid, string_to_sign: text, mistakes }: Verdict, language: Language): string {
  const { right, wrong, over } = TEXTS[language];
  if (valid) return right;
  return [
    wrong,
    ...mistakes.map((mistake) => `  ${mistake[language]}`),
    ...(text === undefined ? [] : [`${over} ${text}`]),
  ].join("\n");
}
