/** The options and variables that say who calls, for every command that plays a service provider's back end. */
import type { Command } from "../manual/command.ts";
import { KEY_ENVIRONMENT } from "./private-key.ts";

export function addCallerOptions(command: Command): Command {
  return command
    .option("--sandbox <file>", "sandbox.json: names everything up to --ca")
    .option("--app <app>", "the mini program of the sandbox, by name or appid (default: the first)")
    .option("--base-url <url>", "where the platform is")
    .option("--appid <appid>", "the mini program")
    .option("--secret-file <file>", "file with its secret (or SHIMING_SECRET)")
    .option("--mch-id <mch_id>", "merchant number")
    .option("--certificate <file>", "certificate of the merchant (PEM)")
    .option(
      "--cert-serialno <number>",
      "its serial number, as your program sends it; enough without the certificate",
    )
    .option("--key <file>", "private key of the certificate (PEM)")
    .option("--passphrase-file <file>", "file with the passphrase of the key")
    .option("--ca <file>", "certificate authority of the platform, where it is not a public one (PEM)");
}

export const CALLER_ENVIRONMENT = {
  SHIMING_BASE_URL: "where the platform is; this and what follows only without --sandbox",
  SHIMING_APPID: "the mini program",
  SHIMING_SECRET: "its secret; or …_FILE, its file",
  SHIMING_MCH_ID: "merchant number",
  SHIMING_CERTIFICATE_FILE: "certificate of the merchant; or SHIMING_CERT_SERIALNO",
  SHIMING_PRIVATE_KEY_FILE: "private key of the certificate",
  ...KEY_ENVIRONMENT,
};
