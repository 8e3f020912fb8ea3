/** What nobody can have meant is refused, and nothing is done. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shiming } from "../support/processes.ts";
import { scratchFolder, seededData } from "../support/shiming.ts";

const refusedBy = (data: string) => async (args: readonly string[]) => {
  const { code, stdout, stderr } = await shiming([...args, "--data", data, "--lang", "en"]);
  expect(stdout).toBe("");
  return [code, stderr.trim()];
};

test("a hold on nobody is refused, and a request of nobody", async () => {
  const data = seededData();
  const text = join(scratchFolder(), "letter.txt");
  writeFileSync(text, "please");
  const refused = refusedBy(data);
  const nobody = [1, "Not found: host sandbox-host has no account nobody"];
  expect(await refused(["retention", "hold", "--reason", "case", "--user", "nobody"])).toEqual(nobody);
  const received = ["rights", "receive", "--kind", "access", "--channel", "letter", "--text-file", text];
  expect(await refused([...received, "--user", "nobody"])).toEqual(nobody);
  const app = "wx00000000000000ff";
  expect(await refused(["retention", "hold", "--reason", "case", "--appid", app])).toEqual([
    1,
    `Not found: no mini program ${app}`,
  ]);
});

test("a copy is kept neither with the data nor with the keys, nor under the name of standard output", async () => {
  const data = seededData();
  const refused = refusedBy(data);
  for (const folder of [data, join(data, "keys")]) {
    const to = join(folder, "copy.tar");
    expect(await refused(["backup", "--to", to])).toEqual([
      2,
      `${to} is in ${folder}: a copy is kept apart from the data and the keys; name a file elsewhere.`,
    ]);
    expect(existsSync(to)).toBe(false);
  }
  const standard = [2, "- is not standard output here: name a file."];
  expect(await refused(["backup", "--to", "-"])).toEqual(standard);
  expect(await refused(["audit", "export", "--format", "csv", "--out", "-"])).toEqual(standard);
});

test("a number that is none is refused by the name of its option", async () => {
  const refused = refusedBy(seededData());
  const quota = ["apps", "quota", "wx1a2b3c4d5e6f7081", "--per-minute", "600", "--per-day"];
  expect(await refused([...quota, "1e3"])).toEqual([2, "--per-day must be a whole number, 0 or more."]);
  expect(await refused(["assessments", "download", "platform", "0x1", "--out", "x"])).toEqual([
    2,
    "<version> must be a whole number, 1 or more.",
  ]);
});
