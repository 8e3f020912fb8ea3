import { type SignedFields, signRequest } from "@shiming/crypto";
import { requestFields } from "@shiming/wire";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { explainBytes, explainStringToSign, tableOf } from "../steps/explain.ts";
import {
  addKeyOptions,
  KEY_ENVIRONMENT,
  type KeyOptions,
  readPrivateKey,
  requireOneStandardInput,
} from "../steps/private-key.ts";
import { certSerialNo, certSerialNoFor, timestampSeconds } from "../steps/signed-fields.ts";
import { print } from "./options.ts";

interface SignOptions extends KeyOptions {
  readonly certificate?: string;
  readonly certSerialno?: string;
  readonly timestamp?: number;
  readonly explain?: boolean;
  readonly bytes?: boolean;
  readonly json?: boolean;
}

const PAGE: Page = {
  about: [
    "Prints the three fields of the request that belong together: cert_serialno, timestamp and sign. " +
      "The signature is RSASSA-PKCS1-v1_5 with SHA-256, in base64 on one line. It is good for 300 seconds.",
  ],
  examples: [
    ["Sign for now", "shiming sign --key private-key.pem --certificate certificate.pem"],
    [
      "See what is signed, byte by byte",
      "shiming sign --key private-key.pem --certificate certificate.pem --explain --bytes",
    ],
    [
      "The same by openssl",
      "printf %s 'cert_serialno=NUMBER&timestamp=SECONDS' |\n  openssl dgst -sha256 -sign private-key.pem | openssl base64 -A",
    ],
  ],
  environment: KEY_ENVIRONMENT,
  failure: "the key or the certificate cannot be read, or they do not belong together",
};

export function addSignCommand(program: Command): void {
  const command = addKeyOptions(
    program.command("sign").description("sign a request for real-name information"),
  )
    .option("--certificate <file>", "certificate of the key (PEM); - for standard input")
    .option("--cert-serialno <number>", "instead: its serial number, 40 upper-case hex digits", certSerialNo)
    .option("--timestamp <seconds>", "Unix seconds (default: now)", timestampSeconds)
    .option("--explain", "print the exact string to sign as well, its length and its digest")
    .option("--bytes", "explain every byte of it")
    .option("--json", "print JSON")
    .action(sign);
  manual(command, PAGE);
}

function sign(options: SignOptions): void {
  requireOneStandardInput({ "--key": options.key, "--certificate": options.certificate });
  const privateKey = readPrivateKey(options);
  const fields: SignedFields = {
    certSerialNo: certSerialNoFor(privateKey, options),
    timestamp: options.timestamp ?? Math.floor(Date.now() / 1000),
  };
  const explained = options.explain || options.bytes ? explainStringToSign(fields) : undefined;
  const bytes = options.bytes ? explainBytes(fields) : undefined;
  const signed = {
    [requestFields.certSerialNo]: fields.certSerialNo,
    [requestFields.timestamp]: fields.timestamp,
    [requestFields.sign]: signRequest(privateKey, fields),
  };
  if (options.json) {
    print({ ...explained, ...(bytes && { bytes }), ...signed }, true);
  } else {
    print(explained, false);
    if (bytes) console.log(tableOf(bytes));
    print(signed, false);
  }
}
