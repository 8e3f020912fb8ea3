import { rmSync, statSync, writeFileSync } from "node:fs";
import { perform } from "../administration/perform.ts";
import type { Command } from "../manual/command.ts";
import { locationOf, openOutput, print, printForPrograms, readInput } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

export function addMerchantsCommand(program: Command): void {
  const merchants = program.command("merchants").description("payment merchants and their certificates");
  const sub = subcommandsOf(merchants);

  sub("list", "every merchant with its certificates", [
    "Whose certificates end when",
    "shiming merchants list",
  ]).action(async (options: CommonOptions) => {
    print(await perform(locationOf(options), "merchants.list", {}), options.json);
  });
  sub("create", "add a merchant", [
    "A hospital",
    "shiming merchants create 1900000109 --legal-name 示例市第一人民医院",
  ])
    .argument("<mch_id>", "8 to 10 digits")
    .requiredOption("--legal-name <name>", "legal name of the merchant")
    .action(async (mchId: string, options: CommonOptions & { legalName: string }) => {
      const input = { mchId, legalName: options.legalName };
      printForPrograms(await perform(locationOf(options), "merchants.create", input), options.json);
    });
  addCertificateCommands(sub);
}

function addCertificateCommands(sub: AddSubcommand): void {
  sub("issue", "issue a certificate; the ones before go on working for 30 days", [
    "From the request that the merchant has sent",
    "shiming merchants issue 1900000109 --csr request.pem --out certificate.pem",
  ])
    .argument("<mch_id>", { en: "merchant number", zh: "商户号" })
    .requiredOption("--csr <file>", "certificate request (PEM); - for standard input")
    .option("--out <file>", "write the certificate (PEM) there, into a new file")
    .action(async (mchId: string, options: CommonOptions & { csr: string; out?: string }) => {
      const input = { mchId, csrPem: readInput(options.csr) };
      // Opened first: an issued certificate that cannot be written has superseded the others all the same.
      const out = options.out === undefined ? undefined : openOutput(options.out);
      try {
        const issued = await perform(locationOf(options), "merchants.issue", input);
        if (out !== undefined) writeFileSync(out, (issued as { certificate: string }).certificate);
        print(issued, options.json);
      } catch (error) {
        if (options.out !== undefined) removeIfEmpty(options.out);
        throw error;
      }
    });
  sub("register", "register a certificate that a trusted authority issued", [
    "One of an authority that you trust",
    "shiming merchants register 1900000109 --certificate certificate.pem --trusted authority.pem",
  ])
    .argument("<mch_id>", { en: "merchant number", zh: "商户号" })
    .requiredOption("--certificate <file>", "the certificate (PEM)")
    .requiredOption("--trusted <file...>", "certificates of the authorities you trust (PEM)")
    .action(async (mchId: string, options: CommonOptions & { certificate: string; trusted: string[] }) => {
      const certificatePem = readInput(options.certificate);
      const input = { mchId, certificatePem, trustedPem: options.trusted.map(readInput) };
      print(await perform(locationOf(options), "merchants.register", input), options.json);
    });
  sub("revoke", "revoke a certificate, effective at once", [
    "Its key was stolen",
    "shiming merchants revoke 5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
  ])
    .argument("<cert_serialno>", "40 upper-case hex digits")
    .action(async (certSerialNo: string, options: CommonOptions) => {
      printForPrograms(
        await perform(locationOf(options), "merchants.revoke", { certSerialNo }),
        options.json,
      );
    });
}

/** Nothing was issued: the same name can be given again. */
function removeIfEmpty(path: string): void {
  if (statSync(path).size === 0) rmSync(path);
}
