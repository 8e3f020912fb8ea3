import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Text } from "@shiming/crypto";
import type { PlatformLocation } from "../administration/location.ts";
import { parseJson } from "../json-text.ts";
import type { Command } from "../manual/command.ts";
import { printable } from "../printable.ts";
import { unreadable, usage } from "../sentence.ts";
import { readStandardInput } from "../standard-input.ts";

/** Where a sandbox keeps its data unless told otherwise. */
export const DEFAULT_DATA = ".shiming";

export interface LocationOptions {
  readonly data: string;
  readonly keys?: string;
}

export function addLocationOptions(command: Command): Command {
  return command
    .option(
      "--data <dir>",
      { en: "folder of the data", zh: "数据文件夹" },
      process.env.SHIMING_DATA ?? DEFAULT_DATA,
    )
    .option("--keys <dir>", {
      en: "folder of the keys (default: SHIMING_KEYS, else DATA/keys)",
      zh: "密钥文件夹（默认：SHIMING_KEYS，其次数据文件夹下的 keys）",
    });
}

/** What `--json` does, unless there is more to say. */
export const JSON_OPTION = { en: "print JSON", zh: "输出 JSON" } satisfies Text;

/** What every command that takes these options reads besides. */
export const LOCATION_ENVIRONMENT = {
  SHIMING_DATA: { en: "folder of the data, unless --data is given", zh: "数据文件夹；给出 --data 时不用" },
  SHIMING_KEYS: { en: "folder of the keys, unless --keys is given", zh: "密钥文件夹；给出 --keys 时不用" },
} satisfies Readonly<Record<string, Text>>;

export function locationOf({ data, keys }: LocationOptions): PlatformLocation {
  return { data, keys: keys ?? process.env.SHIMING_KEYS ?? join(data, "keys") };
}

/** `99,904` or `3,4,5` as numbers. */
export function categoryIds(text: string): number[] {
  if (!/^\d+,\d+(,\d+)?$/.test(text))
    usage({
      en: `"${text}" is no category: write first,second or first,second,third.`,
      zh: `"${text}" 不是类目：请写成 一级,二级 或 一级,二级,三级。`,
    });
  return text.split(",").map(Number);
}

/** 0 stands for any free one. */
export function parsePort(text: string): number {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
    ? Number(text)
    : usage({ en: `"${text}" is no port.`, zh: `"${text}" 不是端口号。` });
}

/** The content of a file, or of standard input for `-`, without a byte order mark. */
export function readInput(path: string): string {
  return readBytes(path)
    .toString()
    .replace(/^\ufeff/u, "");
}

/** As {@link readInput}, where it may be no text. */
export function readBytes(path: string): Buffer {
  try {
    return path === "-" ? readStandardInput() : readFileSync(path);
  } catch (error) {
    return unreadable(path === "-" ? "Standard input" : path, error);
  }
}

/** The members of a JSON object. @param what it is, as the sentence about another text begins */
export function jsonObject(text: string, what: Text): Record<string, unknown> {
  const value = parse(text);
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject
    ? (value as Record<string, unknown>)
    : usage({ en: `${what.en} is no JSON object.`, zh: `${what.zh}不是 JSON 对象。` });
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/**
 * A secret from a file, else from the environment (the variable, or the file that `…_FILE` names), else from the argument,
 * which other users of the machine can see.
 */
export function readSecret(
  sources: {
    readonly file?: string | undefined;
    readonly variable: string;
    readonly argument?: string | undefined;
  },
  environment = process.env,
): string | undefined {
  const { file, variable, argument } = sources;
  if (file !== undefined) return readLine(file);
  const named = environment[`${variable}_FILE`];
  return environment[variable] || (named ? readLine(named) : argument);
}

/** A file without an editor's line end and byte order mark. */
function readLine(file: string): string {
  const line = readInput(file).replaceAll(/^\ufeff|\r?\n$/g, "");
  return (
    line ||
    usage({
      en: `${file === "-" ? "Standard input" : file} is empty.`,
      zh: `${file === "-" ? "标准输入" : file} 是空的。`,
    })
  );
}

/** Prints what an operation answered: as JSON for programs, otherwise as `shown` has it for people. */
export function print<T>(result: T, json: boolean | undefined, shown: (result: T) => string): void {
  if (json) printJson(result);
  else console.log(shown(result));
}

/** After a change that a person knows of: what stands now, for programs alone. */
export function printForPrograms(result: unknown, json: boolean | undefined): void {
  if (json) printJson(result);
}

export function printJson(result: unknown): void {
  console.log(JSON.stringify(result));
}

/** A field a line, its name before it. */
export function fieldLines(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}  ${printable(String(value))}`)
    .join("\n");
}
