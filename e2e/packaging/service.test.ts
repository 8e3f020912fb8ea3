import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readText, root } from "../house/repository.ts";
import { debianFile, runDebian } from "../support/debian.ts";

const UNIT = readText("packaging/systemd/shiming.service");
/** What is exposed of 10; what is left is the network, machine code of V8, and the host's files to read. */
const MOST_EXPOSED = 1.2;

/** The unit as it is on a machine where the checkout is what it starts. */
function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), "shiming-unit-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "docs"));
  const file = join(folder, "shiming.service");
  writeFileSync(file, UNIT.replaceAll("/opt/shiming", root.replace(/\/$/, "")));
  return file;
}

it("systemd finds nothing wrong with the unit", async () => {
  const analyze = await debianFile("systemd", "usr/bin/systemd-analyze");
  expect(runDebian(analyze, ["verify", "--man=no", installed()])).toEqual({ code: 0, said: "" });
});

it("systemd finds the unit as closed as it can be", async () => {
  const analyze = await debianFile("systemd", "usr/bin/systemd-analyze");
  const { said } = runDebian(analyze, ["security", "--offline=true", "--no-pager", installed()]);
  const [, exposure] = /Overall exposure level for shiming\.service: ([0-9.]+)/.exec(said) ?? [];
  expect(Number(exposure), said).toBeLessThanOrEqual(MOST_EXPOSED);
});

it("no memory of it is written to a disk, and a reload restarts its workers one by one", () => {
  const lines = UNIT.split("\n");
  for (const line of [
    "LimitCORE=0",
    "MemorySwapMax=0",
    "ExecReload=/bin/kill -HUP $MAINPID",
    "KillMode=mixed",
  ]) {
    expect(lines).toContain(line);
  }
  expect(UNIT).toMatch(/^ExecStart=\S+\/shiming serve --settings \S+ --workers \d+$/m);
});
