/** The programs that the original document uses. They know nothing of any implementation of the contract. */
import { spawn } from "node:child_process";
import { buffer, text } from "node:stream/consumers";
import { NotJudged } from "../finding.ts";

/** @throws NotJudged when there is no such program; Error with what it said when it fails */
export async function runProgram(
  program: "openssl" | "iconv",
  args: readonly string[],
  input: string | Uint8Array = "",
): Promise<Buffer> {
  const child = spawn(program, args, { stdio: "pipe" });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once("error", () => reject(new NotJudged(`there is no ${program} on this machine`)));
    child.once("close", resolve);
  });
  child.stdin.on("error", () => undefined).end(input);
  const [code, output, errors] = await Promise.all([closed, buffer(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`${program} ${args[0]} failed: ${errors.split("\n")[0]}`);
  return output;
}

/** A text as iconv writes it. */
export function encodeText(value: string, charset: "gb18030" | "gbk"): Promise<Buffer> {
  return runProgram("iconv", ["-f", "utf-8", "-t", charset], value);
}
