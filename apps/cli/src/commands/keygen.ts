import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { writeNewPrivateFile } from "../private-file.ts";
import { usage } from "../sentence.ts";
import { PASSPHRASE_VARIABLE, readPassphrase } from "../steps/private-key.ts";
import { print } from "./options.ts";

interface KeygenOptions {
  readonly bits: "2048" | "3072" | "4096";
  readonly out: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
}

const newKeyPair = promisify(generateKeyPair);

const PAGE: Page = {
  about: [
    "Writes an RSA key as PKCS#8 in PEM, readable by its owner alone. A file that is there is never overwritten. " +
      "The key stays with the merchant: the platform needs a certificate request only, see shiming csr.",
  ],
  examples: [
    ["A key", "shiming keygen"],
    ["A larger one under a name of its own", "shiming keygen --bits 4096 --out merchant/private-key.pem"],
    ["An encrypted one", "shiming keygen --passphrase-file passphrase.txt"],
  ],
  environment: { [PASSPHRASE_VARIABLE]: "the passphrase; or …_FILE, its file" },
  failure: "the file is there already, or cannot be written",
};

export function addKeygenCommand(program: Command): void {
  const command = program
    .command("keygen")
    .description("make the private key of a merchant")
    .choice("--bits <bits>", "size of the RSA key", ["2048", "3072", "4096"], "2048")
    .option("--out <file>", "where to; - for standard output", "private-key.pem")
    .option("--passphrase-file <file>", "encrypt it with the passphrase in that file; - for standard input")
    .option("--json", "print JSON")
    .action(keygen);
  manual(command, PAGE);
}

async function keygen({ bits, out, passphraseFile, json }: KeygenOptions): Promise<void> {
  const passphrase = readPassphrase(passphraseFile);
  if (passphrase === "") usage("The passphrase is empty.");
  if (out === "-" && json) usage("--json says where the key is: --out must name a file.");
  const { privateKey } = await newKeyPair("rsa", { modulusLength: Number(bits) });
  const pem = pemOf(privateKey, passphrase);
  if (out === "-") process.stdout.write(pem);
  else writeNewPrivateFile(out, pem);
  if (json) print({ private_key_file: out, bits: Number(bits), encrypted: passphrase !== undefined }, true);
  else if (out !== "-") console.log(nextSteps(out));
}

function pemOf(privateKey: KeyObject, passphrase: string | undefined): string {
  const encryption = passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase };
  return privateKey.export({ type: "pkcs8", format: "pem", ...encryption }).toString();
}

function nextSteps(file: string): string {
  return [
    `${file} is the private key: keep it where your back end can read it, and nobody else.`,
    `Next: shiming csr --key ${file} --mch-id MCH_ID --legal-name NAME --out request.pem`,
  ].join("\n");
}
