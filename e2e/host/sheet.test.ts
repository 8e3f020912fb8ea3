import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { payPassword } from "../support/persons.ts";
import { openKeypad, typePassword } from "../support/sheet-pages.ts";
import { button, detailsOf, FRAMED, failOf, visitEachTime } from "./support/visit.ts";

const visit = visitEachTime("real");

async function tapForWindow(page: Page): Promise<Page> {
  const [sheet] = await Promise.all([page.waitForEvent("popup"), button(page).click()]);
  return sheet;
}

const consentState = () => visit.app.host.consentState(visit.userId, visit.ids[0] ?? "");

describe("the platform's own sheet", () => {
  it("in a window: consent reaches the page and the platform, and the window closes", async () => {
    const page = await visit.openPage();
    const sheet = await tapForWindow(page);
    const closed = sheet.waitForEvent("close");
    await openKeypad(sheet);
    await typePassword(sheet);
    const [detail] = await detailsOf(page);
    expect(detail).toEqual({
      errMsg: "openRealnameAuth:ok",
      auth_token: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(await visit.app.host.verifyResult(visit.userId, visit.ids[0] ?? "", detail)).toBe("approved");
    await closed;
  });

  it("in a frame, though it is of another site, and is not told by which page", async () => {
    const page = await visit.openPage({ button: FRAMED });
    const asked = page.waitForRequest((request) => /\/consent\/[^/]+$/.test(new URL(request.url()).pathname));
    await button(page).click();
    expect((await (await asked).allHeaders()).referer).toBeUndefined();
    const frame = page.frameLocator("dialog iframe");
    await openKeypad(frame);
    await page.keyboard.type(payPassword);
    expect(await detailsOf(page)).toEqual([expect.objectContaining({ errMsg: "openRealnameAuth:ok" })]);
    expect(await consentState()).toBe("approved");
  });

  it("refused: the page is told cancel, and the platform is told too", async () => {
    const page = await visit.openPage();
    await (await tapForWindow(page)).getByRole("button", { name: "拒绝" }).click();
    expect(await detailsOf(page)).toEqual([failOf("cancel")]);
    await expect.poll(consentState).toBe("denied");
  });
});
