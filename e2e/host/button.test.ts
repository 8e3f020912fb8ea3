import { describe, expect, it } from "vitest";
import { violationsIn } from "../support/axe.ts";
import { payPassword } from "../support/persons.ts";
import {
  BUTTON,
  button,
  detailsOf,
  FRAMED,
  failOf,
  sheetAfter,
  tapForSheet,
  visitEachTime,
} from "./support/visit.ts";

const visit = visitEachTime("stand-in");

describe("a tap on the button", () => {
  it("opens the sheet in a window, and the page is told when the user consents", async () => {
    const { host, url } = visit.app;
    const page = await visit.openPage();
    const sheet = await tapForSheet(page);
    expect(new URL(sheet.url()).origin).not.toBe(url);
    const closed = sheet.waitForEvent("close");
    await sheet.fill("#password", payPassword);
    await sheet.click("#allow");
    const [detail] = await detailsOf(page);
    expect(detail).toEqual({
      errMsg: "openRealnameAuth:ok",
      auth_token: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(await host.verifyResult(visit.userId, visit.ids[0] ?? "", detail)).toBe("approved");
    await closed;
  });

  it("opens the sheet in a frame where the host wants that", async () => {
    const page = await visit.openPage({ button: FRAMED });
    await button(page).click();
    const frame = page.frameLocator("dialog iframe");
    await frame.locator("#password").fill(payPassword);
    await frame.locator("#allow").click();
    expect(await detailsOf(page)).toEqual([expect.objectContaining({ errMsg: "openRealnameAuth:ok" })]);
    await expect.poll(() => page.locator("dialog").count()).toBe(0);
  });

  it("may be by keyboard", async () => {
    const page = await visit.openPage();
    await page.keyboard.press("Tab");
    const sheet = await sheetAfter(page, () => page.keyboard.press("Enter"));
    await sheet.click("#deny");
    expect(await detailsOf(page)).toEqual([failOf("cancel", "The user refused.")]);
  });

  it("is none if a script made it", async () => {
    const page = await visit.openPage();
    await page.evaluate(`
      const element = document.querySelector("realname-auth-button");
      const inner = element.shadowRoot.querySelector("button");
      element.click();
      inner.click();
      inner.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
    `);
    await tapForSheet(page);
    expect(visit.ids).toHaveLength(1);
    expect(page.context().pages()).toHaveLength(2);
  });

  it("does nothing while the button is disabled", async () => {
    const page = await visit.openPage({ button: BUTTON.replace("category-id", "disabled category-id") });
    await button(page).click();
    await page.evaluate('document.querySelector("realname-auth-button").disabled = false');
    await tapForSheet(page);
    expect(visit.ids).toHaveLength(1);
  });

  it("fires every casing of the event", async () => {
    const page = await visit.openPage({ button: BUTTON.replace("99,904", "nothing") });
    await page.evaluate(`
      window.heard = [];
      for (const name of ["getrealnameauthinfo", "getRealnameAuthInfo", "getrealnameAuthinfo"]) {
        document.addEventListener(name, ({ type }) => heard.push(type));
      }
    `);
    await button(page).click();
    await page.waitForFunction("heard.length === 3");
    expect(await detailsOf(page)).toEqual([failOf("invalid category-id")]);
    expect(visit.ids).toEqual([]);
  });
});

describe("the button", () => {
  it("speaks the page's language, unless the page says what it is to say", async () => {
    const labelled = async (html: string, name: string) => {
      const page = await visit.openPage({ button: html });
      return page.getByRole("button", { name, exact: true }).count();
    };
    expect(await labelled(BUTTON, "实名授权")).toBe(1);
    expect(await labelled(`<p lang="en">${BUTTON}</p>`, "Authorize real name")).toBe(1);
    expect(await labelled(BUTTON.replace("><", ">核验身份<"), "核验身份")).toBe(1);
  });

  it("has nothing that axe finds wrong, before and while its sheet is open in a frame", async () => {
    const page = await visit.openPage({ button: FRAMED });
    expect(await violationsIn(page)).toEqual([]);
    await button(page).click();
    await page.frameLocator("dialog iframe").locator("body[data-session]").waitFor();
    expect(await violationsIn(page)).toEqual([]);
  });
});
