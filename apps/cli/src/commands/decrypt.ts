import type { KeyObject } from "node:crypto";
import { openRealnameInfo, openValue, type RealnameInfo } from "@shiming/crypto";
import type { Spoken } from "../language.ts";
import type { Command } from "../manual/command.ts";
import { manual, type Page } from "../manual/page.ts";
import { Sentence } from "../sentence.ts";
import {
  addKeyOptions,
  KEY_ENVIRONMENT,
  type KeyOptions,
  readPrivateKey,
  requireOneStandardInput,
} from "../steps/private-key.ts";
import { printRealnameInfo, type ShownOptions, sealedIn } from "../steps/realname-info.ts";
import { refusalIn, reportRefusal } from "../steps/refusal.ts";
import { jsonObject, readInput } from "./options.ts";

type DecryptOptions = KeyOptions & Spoken & ShownOptions;

const PAGE: Page = {
  about: [
    "Prints the name and the ID number: personal data, from here on in your hands. --mask shows that it works without showing whose they are.",
    "What the key does not open is one failure, whatever the reason: a value for another certificate, damaged, or neither a name nor an ID number.",
  ],
  examples: [
    ["An answer that was saved", "shiming decrypt --key private-key.pem answer.json"],
    ["An answer as it comes", 'curl -s "$URL" -d "$JSON" | shiming decrypt --key private-key.pem --mask'],
    ["One value", 'printf %s "$VALUE" | shiming decrypt --key private-key.pem -'],
  ],
  environment: KEY_ENVIRONMENT,
  failure: "the key does not open it, or the answer is an error",
};

export function addDecryptCommand(program: Command): void {
  const command = addKeyOptions(program.command("decrypt").description("decrypt the values of an answer"))
    .argument("[file]", "an answer as JSON, or one of its values in base64; - for standard input", "-")
    .option("--mask", "hide most of the name and of the number")
    .option("--json", "print JSON");
  command.action(decrypt);
  manual(command, PAGE);
}

function decrypt(file: string, options: DecryptOptions): void {
  requireOneStandardInput({ "--key": options.key, "--passphrase-file": options.passphraseFile, FILE: file });
  const privateKey = readPrivateKey(options);
  const text = readInput(file).trim();
  const answer = text.startsWith("{") ? jsonObject(text, "The answer") : undefined;
  const refusal = answer && refusalIn(answer);
  if (refusal) reportRefusal(refusal, options.language, options.json);
  else
    printRealnameInfo(
      answer ? openRealnameInfo(privateKey, sealedIn(answer)) : openOne(privateKey, text),
      options,
    );
}

function openOne(privateKey: KeyObject, text: string): Partial<RealnameInfo> {
  // As openssl base64 writes it, without -A.
  const ciphertext = text.replaceAll(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+=*$/.test(ciphertext)) {
    throw new Sentence(
      "What was given is neither an answer in JSON, and nothing else, nor one value in base64.",
    );
  }
  const { kind, value } = openValue(privateKey, ciphertext);
  return { [kind]: value };
}
