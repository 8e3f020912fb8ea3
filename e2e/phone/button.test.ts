/** The button of the contract, section 2, and its open types. */
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openTemplate, warningsOf } from "./support/template.ts";

const browser = useBrowser();

const OK = { errMsg: "openRealnameAuth:ok", auth_token: "TOKEN" } as const;
const answers = { openRealnameAuth: { value: OK } } as const;
const SAMPLE = `<button open-type="getRealnameAuthInfo" bindgetrealnameauthinfo="log" category-id="{{[99, 904]}}">实名授权</button>`;

/** Whatever a script can make of a tap. */
const FORGERY = `{
  const button = document.querySelector("wx-button");
  button.click();
  for (const type of ["click", "mousedown", "mouseup"]) {
    button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, detail: 1 }));
  }
  for (const type of ["pointerdown", "pointerup", "click"]) {
    button.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, detail: 1 }));
  }
  button.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  button.dispatchEvent(new Event("touchend", { bubbles: true }));
  button.__wxElement.triggerEvent("tap", {}, { bubbles: true, composed: true });
}`;

describe("the real-name button", () => {
  it("asks the phone with the categories as they are, and hands its answer on", async () => {
    const screen = await openTemplate(browser, { wxml: SAMPLE, options: { answers } });
    await screen.inside.getByRole("button", { name: "实名授权" }).click();
    expect(await screen.events(1)).toMatchObject([{ type: "getrealnameauthinfo", detail: OK }]);
    const calls = await screen.told("call");
    expect(calls).toMatchObject([{ name: "openRealnameAuth", argument: { categoryId: [99, 904] } }]);
  });

  it.each(["[99,904]", "", "99,904"])("passes category-id=%j on without a judgement", async (written) => {
    const wxml = SAMPLE.replace("{{[99, 904]}}", written);
    const screen = await openTemplate(browser, { wxml, options: { answers } });
    await screen.inside.getByRole("button").click();
    await screen.events(1);
    await expect.poll(() => screen.told("call")).toMatchObject([{ argument: { categoryId: written } }]);
  });

  it("is known in every casing of the document, with bind and catch, with and without a colon", async () => {
    const openTypes = [
      "getRealnameAuthInfo",
      "getrealnameAuthinfo",
      "getrealnameauthinfo",
      "GetRealNameAuthInfo",
    ];
    const events = ["getrealnameauthinfo", "getRealnameAuthInfo", "getrealnameAuthinfo"];
    const bindings = ["bind", "bind:", "catch", "catch:"].flatMap((bind) =>
      events.map((event) => bind + event),
    );
    const buttons = bindings.map((binding, at) => {
      return `<button open-type="${openTypes[at % 4]}" ${binding}="log" category-id="{{[99, 904]}}">钮${at}.</button>`;
    });
    const screen = await openTemplate(browser, { wxml: buttons.join(""), options: { answers } });
    for (const at of bindings.keys()) {
      await screen.inside.getByText(`钮${at}.`).click();
      await screen.events(at + 1);
    }
    expect((await screen.events()).map(({ detail }) => detail)).toEqual(bindings.map(() => OK));
  });

  it("hands a failure on, and is one if the phone does not answer", async () => {
    const cancel = { errMsg: "openRealnameAuth:fail cancel", reason: "The user refused." } as const;
    const refused = await openTemplate(browser, {
      wxml: SAMPLE,
      options: { answers: { openRealnameAuth: { value: cancel } } },
    });
    await refused.inside.getByRole("button").click();
    expect((await refused.events(1))[0]?.detail).toEqual(cancel);
    const broken = await openTemplate(browser, {
      wxml: SAMPLE,
      options: { answers: { openRealnameAuth: { errMsg: "gone" } } },
    });
    await broken.inside.getByRole("button").click();
    expect((await broken.events(1))[0]?.detail).toEqual({
      errMsg: "openRealnameAuth:fail system error",
      reason: expect.stringMatching(/\S/),
    });
  });

  it("opens by the keyboard, which is a user, too", async () => {
    const screen = await openTemplate(browser, { wxml: SAMPLE, options: { answers } });
    await screen.inside.getByRole("button").focus();
    await screen.page.keyboard.press("Enter");
    expect((await screen.events(1))[0]?.detail).toEqual(OK);
  });

  it("does nothing for a script, whatever it makes", async () => {
    const screen = await openTemplate(browser, {
      wxml: `${SAMPLE}<view bindtap="log">真</view>`,
      options: { answers },
    });
    await screen.page.frames()[1]?.evaluate(FORGERY);
    await screen.inside.getByText("真").click();
    // The user is there now, and still it was not the button that was tapped.
    await screen.page.frames()[1]?.evaluate(FORGERY);
    await screen.events(1);
    expect(await screen.told("call")).toEqual([]);
    await screen.inside.getByRole("button").click();
    await screen.events(2);
    await expect.poll(() => screen.told("call")).toHaveLength(1);
  });

  it("takes no second tap while the first is under way, and none while it is disabled or loading", async () => {
    const wxml =
      SAMPLE + SAMPLE.replace("<button", "<button disabled") + SAMPLE.replace("<button", "<button loading");
    const screen = await openTemplate(browser, { wxml: `${wxml}<view bindtap="log">完</view>` });
    const buttons = screen.inside.getByRole("button");
    await buttons.nth(1).click({ force: true });
    await buttons.nth(2).click();
    await screen.inside.getByText("完").click();
    await screen.events(1);
    expect(await screen.told("call")).toEqual([]);
    await buttons.nth(0).click();
    await buttons.nth(0).click();
    await screen.inside.getByText("完").click();
    await screen.events(2);
    await expect.poll(() => screen.told("call")).toHaveLength(1);
  });

  it("opens for a tap on what is in it", async () => {
    const wxml = SAMPLE.replace("实名授权", "<view><text>里面</text></view>");
    const screen = await openTemplate(browser, { wxml, options: { answers } });
    await screen.inside.getByText("里面").click();
    expect((await screen.events(1))[0]?.detail).toEqual(OK);
  });
});

describe("any other open type", () => {
  it("says that it is not supported, to the developer and to the page", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<button open-type="getPhoneNumber" bindgetphonenumber="log">号</button><button open-type="share">享</button>`,
    });
    await screen.inside.getByText("号").click();
    await screen.inside.getByText("享").click();
    const errMsg = "getPhoneNumber:fail not supported in this simulator";
    expect(await screen.events(1)).toMatchObject([{ type: "getphonenumber", detail: { errMsg } }]);
    await expect
      .poll(() => warningsOf(screen))
      .toEqual([
        'open-type "getPhoneNumber" is not supported in this simulator',
        'open-type "share" is not supported in this simulator',
      ]);
  });
});

describe("a disabled button", () => {
  it("lets a tap through to what it stands in", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<view id="around" bindtap="log"><button id="button" disabled bindtap="log">钮</button></view>`,
    });
    await screen.inside.getByText("钮").click({ force: true });
    expect(await screen.events(1)).toMatchObject([{ currentTarget: { id: "around" } }]);
  });
});
