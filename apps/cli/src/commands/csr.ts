import { writeFileSync } from "node:fs";
import { createCertificateRequest } from "@shiming/ca";
import { patterns } from "@shiming/wire";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { usage } from "../sentence.ts";
import { addKeyOptions, KEY_ENVIRONMENT, type KeyOptions, readPrivateKey } from "../steps/private-key.ts";
import { openOutput, print } from "./options.ts";

interface CsrOptions extends KeyOptions {
  readonly mchId: string;
  readonly legalName: string;
  readonly out: string;
  readonly json?: boolean;
}

/** The most that X.509 gives the name of an organization (RFC 5280, appendix A: ub-organization-name). */
const LONGEST_LEGAL_NAME = 64;

const PAGE: Page = {
  about: [
    "Prints a PKCS#10 request in PEM, signed with SHA-256 by the key that it is for. " +
      "It holds the public half of the key and may be sent to anybody.",
  ],
  examples: [
    ["A request", "shiming csr --key private-key.pem --mch-id 1900000109 --legal-name 示例市第一人民医院"],
    [
      "A request in a file",
      "shiming csr --key private-key.pem --mch-id 1900000109 --legal-name 示例市第一人民医院 --out request.pem",
    ],
  ],
  environment: KEY_ENVIRONMENT,
  failure: "the key cannot be read, or the file is there already",
};

export function addCsrCommand(program: Command): void {
  const command = addKeyOptions(
    program
      .command("csr")
      .description("make a certificate request, which the platform issues a certificate for"),
  )
    .requiredOption("--mch-id <mch_id>", "merchant number, 8 to 10 digits")
    .requiredOption("--legal-name <name>", "legal name of the merchant")
    .option("--out <file>", "where to, a new file; - for standard output", "-")
    .option("--json", "print JSON")
    .action(csr);
  manual(command, PAGE);
}

async function csr({ mchId, legalName, out, json, ...keyOptions }: CsrOptions): Promise<void> {
  requireSubject(mchId, legalName);
  const csrPem = await createCertificateRequest(readPrivateKey(keyOptions), { mchId, legalName });
  if (out !== "-") writeFileSync(openOutput(out), csrPem);
  if (json) print({ mch_id: mchId, legal_name: legalName, csr: csrPem }, true);
  else if (out === "-") process.stdout.write(csrPem);
  else console.log(`Next: send ${out} to the platform, which answers with a certificate.`);
}

function requireSubject(mchId: string, legalName: string): void {
  if (!patterns.mchId.test(mchId)) usage(`"${mchId}" is no merchant number: it has 8 to 10 digits.`);
  const length = [...legalName].length;
  if (legalName.trim() === "") usage("The legal name is empty.");
  if (/\p{Cc}/u.test(legalName)) usage("The legal name has a line break or another control character.");
  if (length > LONGEST_LEGAL_NAME) {
    usage(`The legal name has ${length} characters; a certificate has room for ${LONGEST_LEGAL_NAME}.`);
  }
}
