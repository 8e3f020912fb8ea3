import type { Language, Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { requireOneStandardInput } from "../steps/private-key.ts";
import { judge, readRequest, readSigner, type SignerOptions, type Verdict } from "../steps/verdict.ts";
import { print } from "./options.ts";

interface VerifyOptions extends SignerOptions, Spoken {
  readonly request?: string;
  readonly certSerialno?: string;
  readonly timestamp?: string;
  readonly sign?: string;
  readonly json?: boolean;
}

const PAGE: Page = {
  about: [
    "Looks at the signature alone, as the platform does for 94003: the clock, revocation and expiry are not looked at. " +
      "What an option says stands above what --request says.",
  ],
  examples: [
    [
      "What sign has signed",
      "shiming sign --key private-key.pem --certificate certificate.pem --json |\n" +
        "  shiming verify --certificate certificate.pem --request -",
    ],
    ["A request that was refused", "shiming verify --certificate certificate.pem --request request.json"],
  ],
  failure: "the signature is wrong, or the certificate cannot be read",
};

export function addVerifyCommand(program: Command): void {
  const command = program
    .command("verify")
    .description("say whether the signature of a request is right, and if not, what is wrong")
    .option("--certificate <file>", "certificate of the signer (PEM); - for standard input")
    .option("--public-key <file>", "instead: public key of the signer (PEM); - for standard input")
    .option("--request <file>", "the request as JSON, or three fields of it; - for standard input")
    .option("--cert-serialno <number>", "cert_serialno of the request (default: the certificate's)")
    .option("--timestamp <seconds>", "timestamp of the request")
    .option("--sign <base64>", "sign of the request")
    .option("--json", "print JSON");
  command.action(verify);
  manual(command, PAGE);
}

function verify(options: VerifyOptions): void {
  const { certificate, publicKey, request } = options;
  requireOneStandardInput({ "--certificate": certificate, "--public-key": publicKey, "--request": request });
  const verdict = judge(readSigner(options), readRequest(request, options));
  if (options.json) print(verdict, true);
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
