import { openRealnameInfo } from "@shiming/crypto";
import { answerFields } from "@shiming/wire";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { Sentence, usage } from "../sentence.ts";
import { type CallerOptions, readCaller } from "../steps/caller.ts";
import { addCallerOptions, CALLER_ENVIRONMENT } from "../steps/caller-options.ts";
import { exchange } from "../steps/exchange.ts";
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
    "Gets an access token, signs, sends the request, and decrypts the answer. The auth_token is used up by it. " +
      "Prints personal data unless --mask is given; secrets and tokens are never printed.",
    "An error of the platform is told with its code, whose fault it is, and what to do.",
  ],
  examples: [
    [
      "In the sandbox",
      "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --category 99,904 --pay-password 246810 |\n" +
        "  shiming exchange --sandbox .shiming/sandbox.json --auth-token-file -",
    ],
    ["See each step", "shiming exchange --sandbox .shiming/sandbox.json --auth-token-file token --verbose"],
    [
      "Against a platform",
      "shiming exchange --base-url https://realname.example.com --appid wx1a2b3c4d5e6f7081 --secret-file secret \\\n" +
        "  --mch-id 1900000109 --certificate certificate.pem --key private-key.pem --auth-token-file token",
    ],
  ],
  environment: {
    SHIMING_AUTH_TOKEN: "the token; or …_FILE, its file",
    ...CALLER_ENVIRONMENT,
  },
  failure: "the platform refused, cannot be reached, or its answer cannot be decrypted",
};

export function addExchangeCommand(program: Command): void {
  const command = program
    .command("exchange")
    .description(
      "exchange an auth_token for the name and the ID number, as a service provider's back end does",
    )
    .option("--auth-token <token>", "the token (or SHIMING_AUTH_TOKEN, or --auth-token-file)")
    .option("--auth-token-file <file>", "file with the token; - for standard input");
  addCallerOptions(command)
    .option("--mask", "hide most of the name and of the number")
    .option("--verbose", "tell each step on standard error")
    .option("--json", "print JSON");
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
  const tell = options.verbose ? tellStep : () => {};
  const result = await exchange(caller, authTokenOf(options), new Date(), tell);
  if ("refusal" in result) return reportRefusal(result.refusal, options.language, options.json);

  const { [answerFields.certSerialNo]: encryptedTo = caller.certSerialNo } = result.answer;
  if (encryptedTo !== caller.certSerialNo) {
    throw new Sentence(`The answer is encrypted to another certificate than ${caller.certSerialNo}.`);
  }
  tell("real-name information", `answered: two values, encrypted to certificate ${encryptedTo}`);
  const info = openRealnameInfo(caller.privateKey, sealedIn(result.answer));
  tell(
    "decrypt",
    "both values are what they should be: a name, and an ID number with a right check character",
  );
  printRealnameInfo(info, options);
}

function authTokenOf({ authToken: argument, authTokenFile: file }: ExchangeOptions): string {
  return (
    readSecret({ file, variable: "SHIMING_AUTH_TOKEN", argument }) ||
    usage("The auth_token is needed: --auth-token-file, SHIMING_AUTH_TOKEN or --auth-token.")
  );
}

function tellStep(step: string, seen: string): void {
  console.error(`${style("bold", step.padEnd(21), process.stderr)}  ${seen}`);
}
