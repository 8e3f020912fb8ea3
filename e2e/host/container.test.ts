import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { payPassword } from "../support/persons.ts";
import { detailsOf, failOf, visitEachTime } from "./support/visit.ts";

const visit = visitEachTime("stand-in");

/** A host that draws a phone on its page: the sheet is to be on the phone. */
const PHONE = `<style>#phone { position: relative; width: 320px; height: 480px }</style>
<div id="phone"><button id="ask">实名授权</button></div><button id="beside">旁边</button><button id="leave">离开</button>
<script type="module">
  import { openRealnameAuth, requestSheet, SheetRefused } from "@shiming/host/browser";
  const container = document.getElementById("phone");
  const left = new AbortController();
  document.getElementById("leave").onclick = () => left.abort();
  const refuse = () => { throw new SheetRefused({ errMsg: "openRealnameAuth:fail access denied", reason: "Not here." }); };
  const sheetUrl = async () => ("refuse" in window ? refuse() : requestSheet("/realname-auth", [99, 904]));
  document.getElementById("ask").onclick = async () =>
    details.push(await openRealnameAuth({ sheetUrl, presentation: "frame", container, signal: left.signal }));
</script>`;

const sheetOn = (page: Page) => page.frameLocator("#phone > dialog iframe");
const openPhone = () => visit.openPage({ button: PHONE });

async function tap(page: Page): Promise<void> {
  await page.locator("#ask").click();
  await sheetOn(page).locator("body[data-session]").waitFor();
}

describe("a sheet in a container", () => {
  it("fills it and nothing else, and says whose page it is", async () => {
    const page = await openPhone();
    await tap(page);
    const box = (selector: string) => page.locator(selector).boundingBox();
    expect(await box("#phone > dialog")).toEqual(await box("#phone"));
    const src = await page.locator("#phone iframe").getAttribute("src");
    await expect.poll(() => page.locator("#phone > dialog").textContent()).toContain(new URL(src ?? "").host);
    await sheetOn(page).locator("#password").fill(payPassword);
    await sheetOn(page).locator("#allow").click();
    expect(await detailsOf(page)).toEqual([expect.objectContaining({ errMsg: "openRealnameAuth:ok" })]);
    await expect.poll(() => page.locator("dialog").count()).toBe(0);
  });

  it("says that it opens while the host's back end has not answered", async () => {
    const page = await openPhone();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    await page.route("**/realname-auth", (route) => answered.then(() => route.continue()));
    await page.locator("#ask").click();
    await page.locator("#phone > dialog").getByText("正在打开…").waitFor();
    answer();
    await sheetOn(page).locator("body[data-session]").waitFor();
    await expect.poll(() => page.locator("#phone > dialog").textContent()).not.toContain("正在打开");
  });

  it("lets nobody at what it covers, and everybody at what is beside it; then the focus is where it was", async () => {
    const page = await openPhone();
    await tap(page);
    await expect.poll(() => page.evaluate("document.getElementById('ask').inert")).toBe(true);
    await page.locator("#beside").click();
    await page.getByRole("button", { name: "关闭" }).focus();
    await page.keyboard.press("Escape");
    expect(await detailsOf(page)).toEqual([failOf("cancel", "The user closed the sheet.")]);
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("ask");
    await tap(page);
  });

  it("closes as a cancel when the host says that the screen is left", async () => {
    const page = await openPhone();
    await tap(page);
    await page.locator("#leave").click();
    const left = failOf("cancel", "The user went back or left the page.");
    expect(await detailsOf(page)).toEqual([left]);
    await expect.poll(() => page.locator("dialog").count()).toBe(0);

    await page.locator("#ask").click();
    expect(await detailsOf(page)).toEqual([left, left]);
    expect(visit.ids).toHaveLength(1);
  });
});

it("a host that finds out that there will be no sheet says how it ends", async () => {
  const page = await openPhone();
  await page.evaluate("window.refuse = true");
  await page.locator("#ask").click();
  expect(await detailsOf(page)).toEqual([failOf("access denied", "Not here.")]);
});
