import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { preparePremises } from "../support/served.ts";
import { scratchFolder, startSandbox } from "../support/shiming.ts";
import { expectRefused, useUsedPremises } from "../support/used-premises.ts";

const used = useUsedPremises();

describe("a folder of a stranger", () => {
  test("that is a link, or has links in it, is refused, and nothing is written through them", async () => {
    const folder = scratchFolder();
    const outside = join(folder, "outside");
    mkdirSync(outside);
    const repository = join(folder, "repository");
    mkdirSync(repository, { mode: 0o700 });
    writeFileSync(join(repository, ".shiming-sandbox"), "");
    for (const name of ["keys", "merchants", "sandbox.json.new", "lock.db", "shiming.db"]) {
      symlinkSync(name.includes(".") ? join(outside, name) : outside, join(repository, name));
      const { code, stderr } = await shiming(["sandbox", "--port", "0", "--data", repository]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(ONE_SENTENCE)]);
      expect(stderr).toContain(`${join(repository, name)} is a link`);
      rmSync(join(repository, name));
    }
    symlinkSync(outside, join(folder, "link"));
    const { code, stderr } = await shiming(["sandbox", "--port", "0", "--data", `${join(folder, "link")}/`]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/is a link/)]);
    expect(readdirSync(outside)).toEqual([]);
  });

  test("is refused as data and as keys of a server", async () => {
    const premises = await used();
    const link = join(premises.folder, "link");
    symlinkSync(premises.keys, link);
    await expectRefused({ env: { ...premises.env, SHIMING_KEYS: link } }, /is a link/);
    rmSync(link);
    symlinkSync(premises.data, link);
    await expectRefused({ env: { ...premises.env, SHIMING_DATA: link } }, /is a link/);
  });

  test("on /proc is refused, and nothing hangs", async () => {
    const { env } = await preparePremises();
    await expectRefused({ env: { ...env, SHIMING_DATA: "/proc/shiming" } }, /file system of the kernel/);
  });
});

test("a folder beside a copy that no copy has left is somebody's, and stays", async () => {
  const { data } = await startSandbox();
  const folder = scratchFolder();
  const copy = join(folder, "备 份");
  mkdirSync(`${copy}.parts`);
  writeFileSync(join(`${copy}.parts`, "mine"), "");
  for (const [lang, said] of [
    ["en", "holds what no copy has left there: nothing was changed; move it, or name another file."],
    ["zh", "中有不是备份留下的内容：没有作任何改动；请移走它，或另选文件名。"],
  ] as const) {
    const { code, stderr } = await shiming(["backup", "--data", data, "--to", copy, "--lang", lang]);
    expect([code, stderr]).toEqual([2, `${copy}.parts ${said}\n`]);
  }
  expect(readdirSync(`${copy}.parts`)).toEqual(["mine"]);
  symlinkSync(join(folder, "nowhere"), join(folder, "link"));
  const { code, stderr } = await shiming(["backup", "--data", data, "--to", join(folder, "link")]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("is already there")]);
});
