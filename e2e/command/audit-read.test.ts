import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyData } from "../support/places.ts";
import { shiming } from "../support/processes.ts";
import { authorize, runSamples } from "../support/samples.ts";
import { scratchFolder, startSandbox } from "../support/shiming.ts";

test("an auditor reads beside a running server what was released to whom, by person, merchant and kind", async () => {
  const sandbox = await startSandbox();
  for (const user of ["lilei", "ouyang"]) await runSamples(sandbox, await authorize(sandbox, user));
  const list = async (...args: string[]) => {
    const { code, stdout, stderr } = await shiming([
      "audit",
      "list",
      "--data",
      sandbox.data,
      "--json",
      ...args,
    ]);
    expect([args, code, stderr]).toEqual([args, 0, ""]);
    return JSON.parse(stdout).map(({ kind }: { kind: string }) => kind);
  };
  expect(await list("--kind", "identity_released")).toEqual(["identity_released", "identity_released"]);
  expect(await list("--user", "lilei")).toEqual([
    "audit_read",
    "identity_released",
    "consent_approved",
    // He is made the guardian of a child, and an account before.
    "staff_write",
    "staff_write",
  ]);
  const { mch_id = "" } = sandbox.file.merchants[0] ?? {};
  expect((await list("--mch-id", mch_id)).slice(0, 2)).toEqual(["identity_released", "identity_released"]);
  const suspended = await list("--action", "access_suspended");
  expect([suspended.length > 0, new Set(suspended)]).toEqual([true, new Set(["staff_write"])]);
  expect(await list("--to", "2020-01-01")).toEqual([]);
  const refused = async (...args: string[]) => {
    const { code, stderr } = await shiming(["audit", "list", "--data", sandbox.data, ...args]);
    return [code, stderr.trim()];
  };
  expect(await refused("--appid", "wx1")).toEqual([
    2,
    '"wx1" is no appid: wx and 16 hex digits in lower case.',
  ]);
  expect(await refused("--mch-id", "19")).toEqual([2, '"19" is no merchant number: 8 to 10 digits.']);
  expect(await refused("--to", "2020-01-01")).toEqual([0, "No entry is selected."]);
  const mistyped = await shiming(["audit", "list", "--data", sandbox.data, "--user", "lilie"]);
  expect([mistyped.code, mistyped.stderr]).toEqual([1, expect.stringContaining("no account lilie")]);
});

test("an export is written into a new file, and a copy is read without a trace", async () => {
  const sandbox = await startSandbox();
  await runSamples(sandbox, await authorize(sandbox, "lilei"));
  expect(await sandbox.end()).toBe(0);
  const copy = join(scratchFolder(), "copy");
  copyData(sandbox.data, copy);
  rmSync(join(copy, "keys"), { recursive: true });
  const file = join(copy, "audit.csv");
  const args = [
    "audit",
    "export",
    "--data",
    copy,
    "--user",
    "lilei",
    "--format",
    "csv",
    "--bom",
    "--out",
    file,
  ];
  expect(await shiming(args)).toEqual({ code: 0, stdout: "", stderr: "" });
  const lines = readFileSync(file, "utf8").split("\r\n");
  expect(lines[0]).toMatch(/^\ufeffseq,at,kind,appid,mch_id,/);
  expect(lines.slice(1).map((line) => line.split(",")[2])).toEqual([
    "staff_write",
    "staff_write",
    "consent_approved",
    "identity_released",
    undefined,
  ]);
  expect((await shiming(args)).code).toBe(1);
});
