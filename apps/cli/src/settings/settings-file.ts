/** Settings in a file, a line each, as `NAME=value`: read again by every process that starts. */
import { parseEnv } from "node:util";
import type { Environment } from "./setting.ts";
import { readSettingFile } from "./setting-file.ts";

/** @returns the environment, and what the file has besides. @throws Sentence for a file that cannot be read */
export function withSettingsFile(environment: Environment, file: string | undefined): Environment {
  if (file === undefined) return environment;
  return { ...parseEnv(readSettingFile(file, "--settings").toString()), ...environment };
}
