import { examine } from "../doctor/examine.ts";
import { isEmpty, type KitOptions, readKit } from "../doctor/kit.ts";
import { firstFailed, reportJson, reportText } from "../doctor/report.ts";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { addCallerOptions, CALLER_ENVIRONMENT } from "../steps/caller-options.ts";
import { requireOneStandardInput } from "../steps/private-key.ts";

interface DoctorOptions extends KitOptions, Spoken {
  readonly json?: boolean;
}

export function addDoctorCommand(program: Command): void {
  const command = program
    .command("doctor")
    .description("find out what is wrong between a service provider's back end and the platform");
  addCallerOptions(command)
    .option(
      "--request <file>",
      "a request that was refused: its JSON body, a curl command, a HAR file, a line of a log; - for standard input",
    )
    .option("--auth-token <token>", "an auth_token (or SHIMING_AUTH_TOKEN, or --auth-token-file)")
    .option("--auth-token-file <file>", "file with the auth_token")
    .option("--exchange", "exchange the auth_token, which uses it up")
    .option("--json", "print JSON");
  command.action(runDoctor);
  manual(command, PAGE);
}

const PAGE: Page = {
  about: [
    "Looks at each step in the order of the contract and says what it saw: ✓ right, ✗ wrong and what to do, – not looked at. " +
      "The last sentence names the first thing to mend and whose it is. Give what you have; what is missing is skipped.",
    "One access token is asked for by stable_token, which takes none from a program that runs, and one request is sent with an " +
      "auth_token that nobody gave out: it counts in the quota and uses nothing up. Secrets, tokens and personal data are not printed.",
  ],
  examples: [
    ["Everything, in the sandbox", "shiming doctor --sandbox .shiming/sandbox.json"],
    [
      "Everything, against a platform",
      "shiming doctor --base-url https://realname.example.com --appid wx1a2b3c4d5e6f7081 --secret-file secret \\\n" +
        "  --mch-id 1900000109 --certificate certificate.pem --key private-key.pem",
    ],
    ["Why a request was refused", "shiming doctor --request request.json --certificate certificate.pem"],
  ],
  environment: {
    ...CALLER_ENVIRONMENT,
    SHIMING_AUTH_TOKEN: "an auth_token; or …_FILE, its file",
  },
  failure: "something is wrong",
};

async function runDoctor(options: DoctorOptions): Promise<void> {
  requireOneStandardInput({
    "--request": options.request,
    "--auth-token-file": options.authTokenFile,
    "--secret-file": options.secretFile,
    "--key": options.key,
    "--passphrase-file": options.passphraseFile,
    "--certificate": options.certificate,
  });
  const kit = readKit(options);
  if (isEmpty(kit))
    usage("There is nothing to examine: give --sandbox, --base-url, --key, --certificate or --request.");
  const findings = await examine(kit, () => new Date());
  const language = options.language;
  console.log(options.json ? reportJson(findings, language) : reportText(findings, language));
  if (firstFailed(findings)) process.exitCode = 1;
}
