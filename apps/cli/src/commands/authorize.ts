import { createSuccessDetail } from "@shiming/wire";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { type AuthorizeRequest, type AuthorizeResult, authorize } from "../sandbox/authorize.ts";
import { usage } from "../sentence.ts";
import { categoryIds, DEFAULT_DATA, print, readSecret } from "./options.ts";

interface AuthorizeOptions {
  readonly data: string;
  readonly user: string;
  readonly appid: string;
  readonly category: string;
  readonly payPassword?: string;
  readonly payPasswordFile?: string;
  readonly clientOs: string;
  readonly clientVersion: string;
  readonly json?: boolean;
}

export function addAuthorizeCommand(program: Command): void {
  const command = program
    .command("authorize")
    .description("play host and consent sheet against a running sandbox; the last line is the auth_token")
    .option("--data <dir>", "folder of the sandbox", DEFAULT_DATA)
    .requiredOption("--user <user_id>", "who consents")
    .requiredOption("--app, --appid <appid>", "the mini program that asks")
    .requiredOption("--category <ids>", "category-id of its button, as 99,904")
    .option("--pay-password <digits>", "payment password (or SHIMING_PAY_PASSWORD, or --pay-password-file)")
    .option("--pay-password-file <file>", "file with the payment password; - for standard input")
    .option("--client-os <ios|android>", "system of the host's client", "ios")
    .option("--client-version <version>", "version of the host's client", "8.0.50")
    .option("--json", "print JSON: the detail of the button's event")
    .action(async (options: AuthorizeOptions) => {
      const result = await authorize(options.data, requestOf(options));
      if (options.json) print(detailOf(result), true);
      else if ("authToken" in result) console.log(result.authToken);
      else console.error(result.reason ? `${result.errMsg} (${result.reason})` : result.errMsg);
      if (!("authToken" in result)) process.exitCode = 1;
    });
  manual(command, {
    examples: [
      [
        "Somebody of the sandbox consents",
        "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --category 99,904 --pay-password 246810",
      ],
      [
        "What an old client is told",
        "shiming authorize --user lilei --appid wx1a2b3c4d5e6f7081 --category 99,904 --client-version 6.5.21",
      ],
    ],
    environment: { SHIMING_PAY_PASSWORD: "the payment password, unless --pay-password-file is given" },
    failure:
      "the user could not consent; the errMsg of the button's event is on standard error, or in the JSON",
  });
}

/** As the button's event has it (contract §2); a wrong password, which stays on the sheet, in the same form. */
function detailOf(result: AuthorizeResult): object {
  return "authToken" in result ? createSuccessDetail(result.authToken) : result;
}

function requestOf(options: AuthorizeOptions): AuthorizeRequest {
  const payPassword =
    readSecret({
      file: options.payPasswordFile,
      variable: "SHIMING_PAY_PASSWORD",
      argument: options.payPassword,
    }) ??
    usage("The payment password is needed: --pay-password-file, SHIMING_PAY_PASSWORD or --pay-password.");
  return {
    userId: options.user,
    appid: options.appid,
    categoryId: categoryIds(options.category),
    payPassword,
    clientOs: options.clientOs,
    clientVersion: options.clientVersion,
  };
}
