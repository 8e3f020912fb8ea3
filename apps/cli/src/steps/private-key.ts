import type { KeyObject } from "node:crypto";
import { loadPrivateKey } from "@shiming/crypto";
import { readInput, readSecret } from "../commands/options.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";

/** Where the passphrase of a private key may be; the SDK reads the same. */
export const PASSPHRASE_VARIABLE = "SHIMING_PRIVATE_KEY_PASSPHRASE";

export interface KeyOptions {
  readonly key: string;
  readonly passphraseFile?: string;
}

export function addKeyOptions(command: Command): Command {
  return command
    .requiredOption("--key <file>", "private key (PEM); - for standard input")
    .option("--passphrase-file <file>", "file with the passphrase of the key");
}

/** The environment of every command that reads a private key. */
export const KEY_ENVIRONMENT = {
  [PASSPHRASE_VARIABLE]: "the passphrase of the key; or …_FILE, its file",
};

export function readPassphrase(file: string | undefined): string | undefined {
  return readSecret({ file, variable: PASSPHRASE_VARIABLE });
}

/** @throws CryptoError for what is no private key of RSA 2048 to 4096, or whose passphrase is missing or wrong */
export function readPrivateKey({ key, passphraseFile }: KeyOptions): KeyObject {
  requireOneStandardInput({ "--key": key, "--passphrase-file": passphraseFile });
  return loadPrivateKey(readInput(key), readPassphrase(passphraseFile));
}

/** Standard input can be read once. */
export function requireOneStandardInput(files: Readonly<Record<string, string | undefined>>): void {
  const readers = Object.keys(files).filter((option) => files[option] === "-");
  if (readers.length > 1) usage(`Only one of ${readers.join(" and ")} can be standard input.`);
}
