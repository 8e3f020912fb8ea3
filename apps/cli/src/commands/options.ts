import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Text } from "@shiming/crypto";
import type { PlatformLocation, RemotePlatform } from "../administration/location.ts";
import { NEEDS_MACHINE, remotePlatform } from "../administration/remote-platform.ts";
import { parseJson } from "../json-text.ts";
import type { Command } from "../manual/command.ts";
import { printable } from "../printable.ts";
import { fileName, unreadable, usage } from "../sentence.ts";
import { readStandardInput } from "../standard-input.ts";
import { wholeNumber } from "../whole-number.ts";

/** Where a sandbox keeps its data unless told otherwise. */
export const DEFAULT_DATA = ".shiming";

export interface LocationOptions {
  readonly data?: string;
  readonly keys?: string;
}

export interface PlatformOptions extends LocationOptions {
  readonly server?: string;
  readonly tokenFile?: string;
}

/** For a command that works on the files of a platform. */
export function addLocationOptions(command: Command): Command {
  return command
    .option("--data <dir>", {
      en: `folder of the data (default: SHIMING_DATA, else ${DEFAULT_DATA})`,
      zh: `数据文件夹（默认：SHIMING_DATA，其次 ${DEFAULT_DATA}）`,
    })
    .option("--keys <dir>", {
      en: "folder of the keys (default: SHIMING_KEYS, else DATA/keys)",
      zh: "密钥文件夹（默认：SHIMING_KEYS，其次数据文件夹下的 keys）",
    });
}

/** For a command that runs operations: here, or on a platform elsewhere. */
export function addPlatformOptions(command: Command): Command {
  return addServerOptions(addLocationOptions(command));
}

export function addServerOptions(command: Command): Command {
  return command
    .option("--server <url>", {
      en: "a platform elsewhere, https://… (default: SHIMING_SERVER, else the data here)",
      zh: "另一台机器上的平台，https://…（默认：SHIMING_SERVER，其次本机的数据）",
    })
    .option("--token-file <file>", {
      en: "the file of the API token for it (default: SHIMING_TOKEN_FILE)",
      zh: "访问它的 API 令牌文件（默认：SHIMING_TOKEN_FILE）",
    });
}

/** What `--json` does, unless there is more to say. */
export const JSON_OPTION = { en: "print JSON", zh: "输出 JSON" } satisfies Text;

/** What every command that takes these options reads besides. */
export const LOCATION_ENVIRONMENT = {
  SHIMING_DATA: { en: "folder of the data, unless --data is given", zh: "数据文件夹；给出 --data 时不用" },
  SHIMING_KEYS: { en: "folder of the keys, unless --keys is given", zh: "密钥文件夹；给出 --keys 时不用" },
} satisfies Readonly<Record<string, Text>>;

/** What a command reads besides that runs operations. */
export const PLATFORM_ENVIRONMENT = {
  ...LOCATION_ENVIRONMENT,
  SHIMING_SERVER: {
    en: "a platform elsewhere, unless --server or --data is given",
    zh: "另一台机器上的平台；给出 --server 或 --data 时不用",
  },
  SHIMING_TOKEN_FILE: {
    en: "file of the API token, unless --token-file is given",
    zh: "API 令牌文件；给出 --token-file 时不用",
  },
} satisfies Readonly<Record<string, Text>>;

/** Where operations run. @throws Sentence for a server without a token, or that would hear it unencrypted */
export function locationOf(options: PlatformOptions): PlatformLocation | RemotePlatform {
  const server = serverOf(options);
  if (server === undefined) return folderOf(options);
  return remotePlatform(server, options.tokenFile ?? (process.env.SHIMING_TOKEN_FILE || undefined));
}

/** Where the files are. @throws Sentence where another machine is meant */
export function machineLocationOf(options: PlatformOptions): PlatformLocation {
  return serverOf(options) === undefined ? folderOf(options) : usage(NEEDS_MACHINE);
}

function dataOf({ data }: LocationOptions): string {
  return data ?? (process.env.SHIMING_DATA || DEFAULT_DATA);
}

function folderOf(options: LocationOptions): PlatformLocation {
  const data = dataOf(options);
  const keys = options.keys ?? (process.env.SHIMING_KEYS || join(data, "keys"));
  return { data, keys, typedKeys: options.keys };
}

/** A folder that is named is meant, whatever the environment says. */
function serverOf({ server, data }: PlatformOptions): string | undefined {
  if (server !== undefined && data !== undefined) return usage(SERVER_OR_DATA);
  return server ?? (data === undefined ? process.env.SHIMING_SERVER || undefined : undefined);
}

const SERVER_OR_DATA: Text = {
  en: "Name --server or --data, not both.",
  zh: "--server 和 --data 只能给出一个。",
};

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
export const parsePort = wholeNumber("--port", 0, 65_535);

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
    return unreadable(path, error);
  }
}

/**
 * The members of a JSON object.
 * @param what it is, as the sentence about another text begins
 * @param diagnose what another text is, where that can be told
 */
export function jsonObject(
  text: string,
  what: Text,
  diagnose?: (bytes: Buffer) => Text | undefined,
): Record<string, unknown> {
  const value = parse(text);
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (isObject) return value as Record<string, unknown>;
  const found = diagnose?.(Buffer.from(text));
  const why = found ? { en: `: ${found.en}`, zh: `：${found.zh}` } : { en: "", zh: "" };
  return usage({ en: `${what.en} is no JSON object${why.en}.`, zh: `${what.zh}不是 JSON 对象${why.zh}。` });
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/**
 * A secret from a file, else from the argument, else from the environment (the variable, or the file that `…_FILE` names): what is
 * typed is meant, whatever an earlier command has left there.
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
  return argument ?? (environment[variable] || (named ? readLine(named) : undefined));
}

/** A file without an editor's line end and byte order mark. */
function readLine(file: string): string {
  const line = readInput(file).replaceAll(/^\ufeff|\r?\n$/g, "");
  const { en, zh } = fileName(file);
  return line || usage({ en: `${en} is empty.`, zh: `${zh} 是空的。` });
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
