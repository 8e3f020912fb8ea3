import type { KeyObject } from "node:crypto";
import { loadPrivateKey } from "@shiming/crypto";
import { readBytes, readSecret } from "../commands/options.ts";
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
    .requiredOption("--key <file>", {
      en: "private key (PEM); - for standard input",
      zh: "私钥（PEM）；- 表示标准输入",
    })
    .option("--passphrase-file <file>", {
      en: "file with the passphrase of the key",
      zh: "存放私钥口令的文件",
    });
}

/** The environment of every command that reads a private key. */
export const KEY_ENVIRONMENT = {
  [PASSPHRASE_VARIABLE]: {
    en: "the passphrase of the key; or …_FILE, its file",
    zh: "私钥口令；或用 …_FILE 给出文件",
  },
};

export function readPassphrase(file: string | undefined): string | undefined {
  return readSecret({ file, variable: PASSPHRASE_VARIABLE });
}

/** @throws CryptoError for what is no private key of RSA 2048 to 4096, or whose passphrase is missing or wrong */
export function readPrivateKey({ key, passphraseFile }: KeyOptions): KeyObject {
  requireOneStandardInput({ "--key": key, "--passphrase-file": passphraseFile });
  return loadPrivateKey(readBytes(key), readPassphrase(passphraseFile));
}

/** Standard input can be read once. */
export function requireOneStandardInput(files: Readonly<Record<string, string | undefined>>): void {
  const readers = Object.keys(files).filter((option) => files[option] === "-");
  if (readers.length > 1)
    usage({
      en: `Only one of ${readers.join(" and ")} can be standard input.`,
      zh: `${readers.join("、")} 中只能有一个是标准输入。`,
    });
}
