import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const MODULE = new URL("./standard-input.ts", import.meta.url).href;

/** Tells when it is about to read, from a pipe that the import of `node:process` has made non-blocking. */
const READER = `
  import "node:process";
  const { readStandardInput } = await import("${MODULE}");
  console.error("reading");
  process.stdout.write(readStandardInput());
`;

test("standard input is waited for, to its end, however it comes", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", READER]);
  await once(child.stderr, "data");
  const printed = text(child.stdout);
  const parts = ["䶮".repeat(50_000), "", "last"];
  for (const part of parts) child.stdin.write(part);
  child.stdin.end();
  expect(await printed).toBe(parts.join(""));
});
