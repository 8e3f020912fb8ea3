/** What some screens show only after something was done there, or happened. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { RunningSandbox } from "../../support/shiming.ts";
import { onMachine } from "./people.ts";

/** On the screen of accounts: one that can be locked. */
export async function findsAccount(page: Page): Promise<void> {
  await page.locator("form[role=search] input").fill("zhangsanfeng");
  await page.keyboard.press("Enter");
  await page.locator("main h2 .mono").waitFor();
}

/** On the screen of the outbox: a mail that could not be delivered, and waits to be tried again a minute later. */
export async function failsToSend(page: Page, sandbox: RunningSandbox): Promise<void> {
  const waiting = () => onMachine(sandbox, "outbox.list", { state: "waiting" });
  if ((await waiting()).length === 0) {
    const folder = join(sandbox.data, sandbox.file.mailbox);
    renameSync(folder, `${folder}-away`);
    writeFileSync(folder, "");
    await page.evaluate(() => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ email: "away@example.com" });
      return fetch("/api/auth/sign-up/request", { method: "POST", headers, body });
    });
    await expect.poll(async () => (await waiting())[0]?.attempts, { timeout: 30_000 }).toBe(1);
    rmSync(folder);
    renameSync(`${folder}-away`, folder);
    await page.reload();
  }
  await page
    .getByRole("row", { name: /ENOTDIR|EEXIST/ })
    .first()
    .waitFor();
}
