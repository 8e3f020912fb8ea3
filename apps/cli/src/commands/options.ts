import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import type { PlatformLocation } from "../administration/perform.ts";
import { usage } from "../sentence.ts";

/** Where a sandbox keeps its data unless told otherwise. */
export const DEFAULT_DATA = ".shiming";

export interface LocationOptions {
  readonly data: string;
  readonly keys?: string;
}

export function addLocationOptions(command: Command): Command {
  return command
    .option("--data <dir>", "folder of the data", process.env.SHIMING_DATA ?? DEFAULT_DATA)
    .option("--keys <dir>", "folder of the keys (default: SHIMING_KEYS, else DATA/keys)");
}

export function locationOf({ data, keys }: LocationOptions): PlatformLocation {
  return { data, keys: keys ?? process.env.SHIMING_KEYS ?? join(data, "keys") };
}

/** `99,904` or `3,4,5` as numbers. */
export function categoryIds(text: string): number[] {
  if (!/^\d+,\d+(,\d+)?$/.test(text))
    usage(`"${text}" is no category: write first,second or first,second,third.`);
  return text.split(",").map(Number);
}

/** The content of a file, or of standard input for `-`. */
export function readInput(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch {
    return usage(`${path} cannot be read.`);
  }
}

/** A secret from a file, else from the environment, else from the argument, which other users of the machine can see. */
export function readSecret(sources: {
  readonly file?: string | undefined;
  readonly variable: string;
  readonly argument?: string | undefined;
}): string | undefined {
  if (sources.file !== undefined) return readInput(sources.file).trimEnd();
  return process.env[sources.variable] ?? sources.argument;
}

/** Prints what an operation answered: as JSON for programs, otherwise one fact a line. */
export function print(result: unknown, json: boolean | undefined): void {
  if (json) console.log(JSON.stringify(result));
  else if (Array.isArray(result)) for (const item of result) console.log(describe(item));
  else if (result !== null && result !== undefined) console.log(describe(result));
}

function describe(item: unknown): string {
  if (typeof item !== "object" || item === null) return String(item);
  return Object.entries(item)
    .map(([name, value]) => `${name}  ${typeof value === "object" ? JSON.stringify(value) : value}`)
    .join("\n");
}
