import type { IdentityDocument } from "@shiming/core";
import type { OperationInputs } from "../administration/operations.ts";
import { perform } from "../administration/perform.ts";
import type { Command } from "../manual/command.ts";
import { manual } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { addImportCommand } from "./accounts-import.ts";
import {
  addLocationOptions,
  LOCATION_ENVIRONMENT,
  type LocationOptions,
  locationOf,
  printForPrograms,
  readInput,
  readSecret,
} from "./options.ts";

interface SetOptions extends LocationOptions {
  readonly user: string;
  readonly host?: string;
  readonly paymentAccount?: string;
  readonly identityFile?: string;
  readonly identity: boolean;
  readonly payPassword?: string;
  readonly payPasswordFile?: string;
  readonly lockedUntil?: string;
  readonly unlock?: boolean;
  readonly json?: boolean;
}

export function addAccountsCommand(program: Command): void {
  const accounts = program.command("accounts").description("accounts of the host's users");
  const command = addLocationOptions(accounts.command("set"))
    .description("add an account, or change what is named; everything else stays as it is")
    .requiredOption("--user <user_id>", "the user id at the host")
    .option("--host <issuer>", "the host (default: the only one)")
    .option("--payment-account <yes|no>", "whether the user has a payment account")
    .option(
      "--identity-file <file>",
      'verified identity as JSON {"real_name", "credential_type", "credential_id"}; - for standard input',
    )
    .option("--no-identity", "take the verified identity away")
    .option("--pay-password <digits>", "payment password (or SHIMING_PAY_PASSWORD, or --pay-password-file)")
    .option("--pay-password-file <file>", "file with the payment password; - for standard input")
    .option("--locked-until <time>", "lock the account until then (ISO 8601)")
    .option("--unlock", "unlock the account and forget wrong attempts")
    .option("--json", "print JSON: what is there, never the identity or the password")
    .action(async (options: SetOptions) => {
      const { issuer, userId, ...change } = changeOf(options);
      if (Object.keys(change).length === 0) usage("Name what to set; --help lists it.");
      const account = await perform(locationOf(options), "accounts.set", { issuer, userId, ...change });
      printForPrograms(account, options.json);
    });
  manual(command, {
    examples: [
      [
        "A person who is verified and can pay",
        "shiming accounts set --user u-1 --payment-account yes --identity-file identity.json --pay-password-file password",
      ],
      [
        "Somebody who has lost their phone",
        "shiming accounts set --user u-1 --locked-until 2026-12-31T00:00:00Z",
      ],
    ],
    environment: {
      SHIMING_PAY_PASSWORD: "the payment password, unless --pay-password-file is given",
      ...LOCATION_ENVIRONMENT,
    },
  });
  addImportCommand(accounts);
}

function changeOf(options: SetOptions): OperationInputs["accounts.set"] {
  const payPassword = readSecret({
    file: options.payPasswordFile,
    variable: "SHIMING_PAY_PASSWORD",
    argument: options.payPassword,
  });
  const lockedUntil = lockOf(options);
  const identity = identityOf(options);
  return {
    issuer: options.host,
    userId: options.user,
    ...(options.paymentAccount === undefined ? {} : { hasPaymentAccount: yesOrNo(options.paymentAccount) }),
    ...(identity === undefined ? {} : { identity }),
    ...(payPassword === undefined ? {} : { payPassword }),
    ...(lockedUntil === undefined ? {} : { lockedUntil }),
  };
}

function yesOrNo(text: string): boolean {
  if (text !== "yes" && text !== "no") usage("--payment-account takes yes or no.");
  return text === "yes";
}

function lockOf({ lockedUntil, unlock }: SetOptions): string | null | undefined {
  if (unlock) return null;
  if (lockedUntil === undefined) return undefined;
  if (Number.isNaN(Date.parse(lockedUntil)))
    usage("--locked-until takes a time such as 2026-12-31T00:00:00Z.");
  return new Date(lockedUntil).toISOString();
}

const DOCUMENTS: readonly IdentityDocument[] = ["resident_id_card", "passport", "other"];

function identityOf({ identity, identityFile }: SetOptions): OperationInputs["accounts.set"]["identity"] {
  if (!identity) return null;
  if (identityFile === undefined) return undefined;
  const { real_name, credential_type, credential_id } = parseIdentity(readInput(identityFile));
  const document = DOCUMENTS.find((name) => name === credential_type);
  if (!document || typeof real_name !== "string" || typeof credential_id !== "string") {
    return usage(
      `The identity needs real_name, credential_id and credential_type, one of ${DOCUMENTS.join(", ")}.`,
    );
  }
  return { document, realName: real_name, credentialId: credential_id };
}

function parseIdentity(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return usage("The identity is no JSON object.");
  }
}
