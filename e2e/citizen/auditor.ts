/** An auditor, who trusts the key that the citizen has kept, and nothing that the platform says. */
import { spawnSync } from "node:child_process";
import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { inhabitant } from "../console/support/people.ts";
import { signIn } from "../console/support/sessions.ts";
import type { TestPhone } from "../phone/support/phone.ts";
import type { TestBrowser } from "../support/browser.ts";
import { BUNDLED_COMMAND } from "../support/processes.ts";
import { scratchFolder } from "../support/shiming.ts";

/** Exports the pack in the console. @returns a folder that has nothing else */
export async function exportsPack({ sandbox }: TestPhone, browser: TestBrowser): Promise<string> {
  const baseURL = `http://console.localhost:${new URL(sandbox.url).port}`;
  const page = await browser.open({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    baseURL,
  });
  await signIn(page, baseURL, inhabitant(sandbox, "auditor"));
  await page.goto("/staff/compliance?from=2026-01-01");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出" }).click(),
  ]);
  const folder = scratchFolder();
  await download.saveAs(join(folder, "pack.zip"));
  return folder;
}

/**
 * On another machine: in that folder, without a network and without any data. The pack holds by the citizen's key, and the
 * citizen's receipt holds by the key that is in the pack.
 */
export function verifiesAlone(folder: string, kept: { readonly file: string; readonly key: string }): void {
  copyFileSync(kept.file, join(folder, "receipt.jws"));
  copyFileSync(kept.key, join(folder, "log-key.txt"));
  const alone = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      "unshare",
      ["-rn", process.execPath, BUNDLED_COMMAND, ...args],
      {
        ...{ cwd: folder, encoding: "utf8", env: { PATH: process.env.PATH, LANG: "C" } },
      },
    );
    expect(status, stdout + stderr).toBe(0);
    return stdout;
  };
  const verified = alone("compliance", "verify", "pack.zip", "--log-key", "log-key.txt", "--json");
  expect(JSON.parse(verified)).toMatchObject({ valid: true, faults: [] });
  expect(spawnSync("python3", ["-m", "zipfile", "-e", "pack.zip", "."], { cwd: folder }).status).toBe(0);
  expect(readdirSync(join(folder, "samples")).length).toBeGreaterThan(0);
  alone("receipt", "verify", "receipt.jws", "--log-key", join("log", "key.txt"));
}
