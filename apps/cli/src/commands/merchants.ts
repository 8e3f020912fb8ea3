import { openSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { perform } from "../administration/perform.ts";
import { usage } from "../sentence.ts";
import { addLocationOptions, type LocationOptions, locationOf, print, readInput } from "./options.ts";

type CommonOptions = LocationOptions & { readonly json?: boolean };

export function addMerchantsCommand(program: Command): void {
  const merchants = program.command("merchants").description("payment merchants and their certificates");
  const sub = (name: string, description: string) =>
    addLocationOptions(merchants.command(name).description(description)).option("--json", "print JSON");

  sub("list", "every merchant with its certificates").action(async (options: CommonOptions) => {
    print(await perform(locationOf(options), "merchants.list", {}), options.json);
  });
  sub("create", "add a merchant")
    .argument("<mch_id>", "8 to 10 digits")
    .requiredOption("--legal-name <name>", "legal name of the merchant")
    .action(async (mchId: string, options: CommonOptions & { legalName: string }) => {
      const input = { mchId, legalName: options.legalName };
      print(await perform(locationOf(options), "merchants.create", input), options.json);
    });
  addCertificateCommands(sub);
}

function addCertificateCommands(sub: (name: string, description: string) => Command): void {
  sub("issue", "issue a certificate; the ones before go on working for 30 days")
    .argument("<mch_id>")
    .requiredOption("--csr <file>", "certificate request (PEM); - for standard input")
    .option("--out <file>", "write the certificate (PEM) there")
    .action(async (mchId: string, options: CommonOptions & { csr: string; out?: string }) => {
      const input = { mchId, csrPem: readInput(options.csr) };
      // Opened first: an issued certificate that cannot be written has superseded the others all the same.
      const out = options.out === undefined ? undefined : openOutput(options.out);
      const issued = (await perform(locationOf(options), "merchants.issue", input)) as {
        certificate: string;
      };
      if (out !== undefined) writeFileSync(out, issued.certificate);
      print(issued, options.json);
    });
  sub("register", "register a certificate that a trusted authority issued")
    .argument("<mch_id>")
    .requiredOption("--certificate <file>", "the certificate (PEM)")
    .requiredOption("--trusted <file...>", "certificates of the authorities you trust (PEM)")
    .action(async (mchId: string, options: CommonOptions & { certificate: string; trusted: string[] }) => {
      const certificatePem = readInput(options.certificate);
      const input = { mchId, certificatePem, trustedPem: options.trusted.map(readInput) };
      print(await perform(locationOf(options), "merchants.register", input), options.json);
    });
  sub("revoke", "revoke a certificate, effective at once")
    .argument("<cert_serialno>", "40 upper-case hex digits")
    .action(async (certSerialNo: string, options: CommonOptions) => {
      print(await perform(locationOf(options), "merchants.revoke", { certSerialNo }), options.json);
    });
}

function openOutput(path: string): number {
  try {
    return openSync(path, "w");
  } catch {
    return usage(`${path} cannot be written.`);
  }
}
