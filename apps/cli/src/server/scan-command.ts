/** Files are scanned by a command of the operator's, such as `clamdscan --no-summary -`: it reads the file on its standard input. */
import { spawn } from "node:child_process";
import type { FileScanner } from "@shiming/core";
import { serveSettings } from "../settings/serve-settings.ts";
import { type Environment, readSetting } from "../settings/setting.ts";

const TIMEOUT_MS = 60_000;
const CLEAN = 0;
const REFUSED = 1;

/** `undefined` where no command is set: files are clean then without a scan. */
export function scannerOf(environment: Environment): FileScanner | undefined {
  const command = readSetting(serveSettings.scanCommand, environment);
  if (command === undefined) return undefined;
  const [program = "", ...args] = command.split(" ").filter(Boolean);
  return async (content) => verdictOf(await exitStatusOf(program, args, content));
}

/** As virus scanners answer: 0 clean, 1 refused, anything else that they could not tell. */
function verdictOf(status: number | null): "clean" | "refused" {
  if (status === CLEAN) return "clean";
  if (status === REFUSED) return "refused";
  throw new Error(`the scan command ended with ${status ?? "a signal"}`);
}

function exitStatusOf(program: string, args: readonly string[], content: Uint8Array): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["pipe", "ignore", "ignore"], timeout: TIMEOUT_MS });
    child.once("error", reject);
    child.once("close", resolve);
    // Whoever has seen enough closes the pipe.
    child.stdin.on("error", () => {});
    child.stdin.end(content);
  });
}
