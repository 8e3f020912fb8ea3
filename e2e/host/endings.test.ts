import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { closeWithTest } from "../support/kept-pages.ts";
import { payPassword } from "../support/persons.ts";
import { BUTTON, button, detailsOf, FRAMED, failOf, tapForSheet, visitEachTime } from "./support/visit.ts";

const askingAt = (endpoint: string) => BUTTON.replace("category-id", `endpoint="${endpoint}" category-id`);
const visit = visitEachTime("stand-in");

/** A tap, and the frame that opens, with its sheet in it. */
async function tapForFrame(page: Page) {
  await button(page).click();
  const frame = page.frameLocator("dialog iframe");
  await frame.locator("body[data-session]").waitFor();
  return frame;
}

/** From here on, it is moved by hand. */
async function stopTime(page: Page): Promise<void> {
  closeWithTest(page);
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1_000);
}

describe("a window that the browser blocks", () => {
  it("is a system error at once, and no request was opened", async () => {
    const page = await visit.openPage({ sandboxed: "" });
    await button(page).click();
    expect(await detailsOf(page)).toEqual([failOf("system error", expect.stringContaining("blocked"))]);
    expect(visit.ids).toEqual([]);
  });

  it("is not even tried without a tap", async () => {
    const untapped = `<script type="module">
      import { openRealnameAuth } from "@shiming/host/browser";
      window.untapped = openRealnameAuth({ sheetUrl: "https://sheet.example/consent/x#y" });
    </script>`;
    const page = await visit.openPage({ button: untapped });
    await expect
      .poll(() => page.evaluate("untapped"))
      .toEqual(failOf("system error", expect.stringContaining("tap")));
    expect(page.context().pages()).toHaveLength(1);
  });
});

describe("a sheet that the user closes", () => {
  it("is a cancel when it is a window", async () => {
    const page = await visit.openPage();
    await (await tapForSheet(page)).close();
    expect(await detailsOf(page)).toEqual([failOf("cancel", "The user closed the sheet.")]);
  });

  it("is what the sheet said if it closes right after it", async () => {
    const page = await visit.openPage();
    const sheet = await tapForSheet(page);
    const detail = { errMsg: "openRealnameAuth:ok", auth_token: "T" };
    await sheet.evaluate((said) => {
      const { tell, close } = globalThis as never as { tell(message: unknown): void; close(): void };
      tell({ type: "shiming:result", detail: said });
      close();
    }, detail);
    expect(await detailsOf(page)).toEqual([detail]);
  });

  it.each([
    ["Escape", (page: Page) => page.keyboard.press("Escape")],
    ["the host's own close button", (page: Page) => page.getByRole("button", { name: "关闭" }).click()],
  ])("is a cancel when it is a frame: by %s", async (_what, close) => {
    const page = await visit.openPage({ button: FRAMED });
    await tapForFrame(page);
    await page.getByRole("button", { name: "关闭" }).focus();
    await close(page);
    expect(await detailsOf(page)).toEqual([failOf("cancel", "The user closed the sheet.")]);
  });
});

describe("a frame that the host's page takes away", () => {
  it("is a cancel, and the next tap opens another", async () => {
    const page = await visit.openPage({ button: FRAMED });
    await tapForFrame(page);
    await page.evaluate("document.querySelector('dialog').remove()");
    expect(await detailsOf(page)).toEqual([failOf("cancel", "The user closed the sheet.")]);
    await tapForFrame(page);
    expect(visit.ids).toHaveLength(2);
  });
});

describe("going back", () => {
  it("within the page is a cancel, and the sheet closes", async () => {
    const page = await visit.openPage();
    await page.evaluate("history.pushState(null, '', '#form')");
    const sheet = await tapForSheet(page);
    const closed = sheet.waitForEvent("close");
    await page.goBack();
    expect(await detailsOf(page)).toEqual([failOf("cancel", expect.stringContaining("left the page"))]);
    await closed;
  });

  it("to another page is a cancel that the page has heard when it is back, and the sheet closes", async () => {
    const page = await visit.openPage();
    const sheet = await tapForSheet(page);
    const closed = sheet.waitForEvent("close");
    await page.goto(`${visit.app.url}/?elsewhere`);
    await closed;
    await page.goBack();
    expect(await detailsOf(page)).toEqual([failOf("cancel", expect.stringContaining("left the page"))]);
  });
});

describe("a network that is lost", () => {
  it("before the sheet is a system error at once, and the window closes", async () => {
    const page = await visit.openPage();
    await page.context().setOffline(true);
    await button(page).click();
    expect(await detailsOf(page)).toEqual([failOf("system error", expect.stringContaining("not reached"))]);
    await expect.poll(() => page.context().pages()).toHaveLength(1);
  });

  it("is a system error 15 s after the tap when the host's back end says nothing", async () => {
    const page = await visit.openPage({ button: askingAt("/silent") });
    await stopTime(page);
    await Promise.all([page.waitForRequest("**/silent"), button(page).click()]);
    await page.clock.runFor(14_999);
    await expect.poll(() => page.evaluate("details")).toEqual([]);
    await page.clock.runFor(1);
    expect(await detailsOf(page)).toEqual([failOf("system error", expect.stringContaining("in time"))]);
  });

  it("is a stale request 305 s after the sheet was shown when nothing comes of it", async () => {
    const page = await visit.openPage({ button: FRAMED });
    await stopTime(page);
    await tapForFrame(page);
    await page.clock.runFor(304_999);
    await expect.poll(() => page.evaluate("details")).toEqual([]);
    await page.clock.runFor(1);
    expect(await detailsOf(page)).toEqual([failOf("stale request", expect.stringContaining("five minutes"))]);
    await expect.poll(() => page.locator("dialog").count()).toBe(0);
  });
});

describe("two taps", () => {
  it("are one request with one event, and the second brings the sheet to the front", async () => {
    const page = await visit.openPage();
    const [sheet] = await Promise.all([page.waitForEvent("popup"), button(page).dblclick()]);
    await sheet.locator("body[data-session]").waitFor();
    await button(page).click();
    await sheet.click("#deny");
    expect(await detailsOf(page)).toEqual([failOf("cancel", "The user refused.")]);
    expect(visit.ids).toHaveLength(1);
  });

  it("on two buttons are one request, and the second button is told cancel at once", async () => {
    const page = await visit.openPage({ button: BUTTON + BUTTON });
    const [sheet] = await Promise.all([page.waitForEvent("popup"), button(page).first().click()]);
    await sheet.locator("body[data-session]").waitFor();
    await button(page).last().click();
    expect(await detailsOf(page)).toEqual([failOf("cancel", expect.stringContaining("already"))]);
    await sheet.fill("#password", payPassword);
    await sheet.click("#allow");
    await page.waitForFunction("details.length === 2");
    await expect.poll(() => page.evaluate("details[1].errMsg")).toBe("openRealnameAuth:ok");
    expect(visit.ids).toHaveLength(1);
  });

  it("after one another are two requests", async () => {
    const page = await visit.openPage();
    await (await tapForSheet(page)).click("#deny");
    await detailsOf(page);
    await (await tapForSheet(page)).click("#deny");
    await page.waitForFunction("details.length === 2");
    expect(new Set(visit.ids).size).toBe(2);
  });
});

describe("a request that is stale", () => {
  it("is told by the host's back end: no sheet stays open", async () => {
    const page = await visit.openPage({ jti: visit.userId });
    await (await tapForSheet(page)).click("#deny");
    await detailsOf(page);
    await button(page).click();
    await page.waitForFunction("details.length === 2");
    await expect.poll(() => page.evaluate("details[1]")).toEqual(failOf("stale request"));
    await expect.poll(() => page.context().pages()).toHaveLength(1);
  });

  it("is told by the sheet", async () => {
    const page = await visit.openPage();
    const sheet = await tapForSheet(page);
    visit.app.platform.advance(300_000);
    await sheet.fill("#password", payPassword);
    await sheet.click("#allow");
    expect(await detailsOf(page)).toEqual([failOf("stale request")]);
  });
});

describe("a host's back end", () => {
  it("has its reasons passed on", async () => {
    await visit.app.platform.changePerson(visit.userId, { identity: null });
    const page = await visit.openPage();
    await button(page).click();
    expect(await detailsOf(page)).toEqual([failOf("no real name info")]);
    await expect.poll(() => page.context().pages()).toHaveLength(1);
  });

  it("that answers something else is a system error with its status", async () => {
    const page = await visit.openPage({ button: askingAt("/signed-out") });
    await button(page).click();
    expect(await detailsOf(page)).toEqual([failOf("system error", expect.stringContaining("answered 401"))]);
  });

  it("cannot have a script run in the place of a sheet", async () => {
    const page = await visit.openPage({ button: askingAt("/script") });
    await button(page).click();
    expect(await detailsOf(page)).toEqual([failOf("system error", expect.stringContaining("https"))]);
    await expect.poll(() => page.evaluate("typeof pwned")).toBe("undefined");
  });
});

describe("a message of somebody else", () => {
  const forged = `{ type: "shiming:result", detail: { errMsg: "openRealnameAuth:ok", auth_token: "forged" } }`;

  it("is not a result: neither of the page itself, nor of another window of the sheet's origin, nor of another kind", async () => {
    const page = await visit.openPage();
    const sheet = await tapForSheet(page);
    await page.evaluate(`postMessage(${forged}, "*")`);
    await sheet.evaluate(`tell({ type: "another", detail: ${forged}.detail })`);
    await sheet.evaluate(`new Promise((loaded) => {
      const frame = document.createElement("iframe");
      frame.onload = loaded;
      frame.src = location.pathname;
      document.body.append(frame);
    })`);
    await sheet.frames()[1]?.evaluate(`top.opener.postMessage(${forged}, "*")`);
    await sheet.click("#deny");
    expect(await detailsOf(page)).toEqual([failOf("cancel", "The user refused.")]);
  });

  it("is not a result when the sheet's window shows a page of another origin", async () => {
    const page = await visit.openPage();
    const sheet = await tapForSheet(page);
    await sheet.evaluate((url) => {
      (globalThis as never as { location: { href: string } }).location.href = url;
    }, `${visit.app.url}/?another`);
    await sheet.waitForURL("**/?another");
    await sheet.evaluate(`opener.postMessage(${forged}, "*")`);
    await sheet.close();
    expect(await detailsOf(page)).toEqual([failOf("cancel", "The user closed the sheet.")]);
  });

  it("in the sheet's name that is no result of the contract is a system error", async () => {
    const page = await visit.openPage();
    const sheet = await tapForSheet(page);
    await sheet.evaluate('tell({ type: "shiming:result", detail: { errMsg: "openRealnameAuth:ok" } })');
    expect(await detailsOf(page)).toEqual([failOf("system error", expect.stringContaining("message"))]);
  });
});
