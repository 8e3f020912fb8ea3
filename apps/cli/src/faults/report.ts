/** What a failed command says of the error, in the language of whoever typed it, and the exit code that goes with it. */
import type { FailureDetail, FileFault } from "@shiming/core";
import { CryptoError, type Text } from "@shiming/crypto";
import { CommanderError } from "commander";
import type { Language } from "../language.ts";
import { faultTable } from "../listing/file-faults.ts";
import { printableLines } from "../printable.ts";
import { Sentence } from "../sentence.ts";
import { failureText } from "./failure-words.ts";
import { isSystemError, systemErrorText } from "./system-errors.ts";
import { usageErrorText } from "./usage-errors.ts";

/** Says it on standard error. @returns the exit code */
export function report(error: unknown, language: Language): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const said = usageErrorText(error);
    if (said) console.error(printableLines(said[language]));
    return 2;
  }
  const said = textFor(error);
  console.error(said ? printableLines(said[language]) : error);
  const faults = faultsOf(error);
  if (faults.length > 0) console.error(faultTable(faults, language));
  return error instanceof Sentence ? error.exitCode : 1;
}

/** What is said of an error. @returns `undefined` for a fault of the program, whose stack tells more than a sentence */
export function textFor(error: unknown): Text | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Sentence || error instanceof CryptoError) return error.text;
  if (isNamed(error, "DomainError")) return failureText(error as Error & Parameters<typeof failureText>[0]);
  if (isNamed(error, "StoreUnavailable")) return (error as Error & { text: Text }).text;
  if (isNamed(error, "SqliteError")) return databaseErrorText(error);
  return isSystemError(error) ? systemErrorText(error) : undefined;
}

/** Each place of a file that was refused. */
const faultsOf = (error: unknown): readonly FileFault[] =>
  error instanceof Error && isNamed(error, "DomainError")
    ? ((error as Error & { detail: FailureDetail }).detail.faults ?? [])
    : [];

/** By name: these classes come with a database and more. */
function isNamed(error: Error, name: string): boolean {
  return error.name === name;
}

/** What SQLite says of a full disk and the like, where a command is at the database itself. */
function databaseErrorText({ message }: Error): Text {
  return { en: `The database failed: ${message}.`, zh: `数据库出错：${message}。` };
}
