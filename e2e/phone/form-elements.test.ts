/** What a user fills in, and what a form makes of it. */
import { describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openTemplate, warningsOf } from "./support/template.ts";

const browser = useBrowser();

describe("form", () => {
  it("sends each field's value by its name, and resets them", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<form bindsubmit="log" bindreset="log">
        <input name="name" value="䶮" placeholder="姓名"/><textarea name="note" value="二"/>
        <checkbox-group name="many"><checkbox value="a" checked/><checkbox value="b"/><checkbox value="c" checked/></checkbox-group>
        <radio-group name="one"><radio value="x"/><radio value="y" checked/></radio-group>
        <switch name="on" checked/><slider name="level" value="30"/>
        <picker name="pick" range="{{['甲','乙']}}" value="1"><view>选</view></picker>
        <picker name="picks" mode="multiSelector" range="{{[['甲'],['乙','丙']]}}" value="{{[0,1]}}"><view>多选</view></picker>
        <input value="nameless"/>
        <button form-type="submit">交</button><button form-type="reset">清</button></form>`,
    });
    const { inside } = screen;
    await inside.getByPlaceholder("姓名").fill("䶮䶮");
    await inside.getByText("交").click();
    await inside.getByText("清").click();
    await inside.getByText("交").click();
    const [submitted, reset, again] = await screen.events(3);
    expect(submitted).toMatchObject({ type: "submit" });
    expect(submitted?.detail.value).toEqual({
      ...{ name: "䶮䶮", note: "二", many: ["a", "c"], one: "y", on: true, level: 30, pick: "1" },
      picks: [0, 1],
    });
    expect(reset?.type).toBe("reset");
    expect(again?.detail.value).toEqual({
      ...{ name: "", note: "", many: [], one: "", on: false, level: 0, pick: 0 },
      picks: [0, 0],
    });
  });

  it("takes a custom component that is a form field", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<form bindsubmit="log"><my-field name="mine"/><button form-type="submit">交</button></form>`,
      files: {
        "pages/a/a.json": JSON.stringify({ usingComponents: { "my-field": "/field/field" } }),
        "field/field.json": JSON.stringify({ component: true }),
        "field/field.wxml": "<view>域</view>",
        "field/field.js": `Component({ behaviors: ["wx://form-field"], attached() { this.setData({ value: 7 }) } })`,
      },
    });
    await screen.inside.getByText("交").click();
    expect((await screen.events(1))[0]?.detail.value).toEqual({ mine: 7 });
  });
});

describe("input", () => {
  it("tells what is typed, with the cursor, and takes what the handler returns", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<input bindinput="upper" bindfocus="log" bindblur="log" bindconfirm="log" placeholder="p"/>`,
      members: "upper(event) { this.log(event); return event.detail.value.toUpperCase() },",
    });
    const input = screen.inside.getByPlaceholder("p");
    await input.click();
    await screen.page.keyboard.type("ab");
    await screen.page.keyboard.press("Enter");
    const events = await screen.events(5);
    expect(events.map(({ type, detail }) => ({ type, ...detail }))).toEqual([
      { type: "focus", value: "", height: 0 },
      { type: "input", value: "a", cursor: 1, keyCode: 97 },
      { type: "input", value: "Ab", cursor: 2, keyCode: 98 },
      { type: "confirm", value: "AB" },
      { type: "blur", value: "AB", cursor: 2 },
    ]);
    await expect.poll(() => input.inputValue()).toBe("AB");
  });

  it("keeps the page's data when it is bound by model:", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<input model:value="{{name}}" placeholder="p"/><view bindtap="clear">你好，{{name}}</view>`,
      data: '{ name: "龑" }',
      members: 'clear() { this.setData({ name: "" }) },',
    });
    const input = screen.inside.getByPlaceholder("p");
    await expect.poll(() => input.inputValue()).toBe("龑");
    await input.fill("䶮");
    await screen.inside.getByText("你好，䶮").click();
    await expect.poll(() => input.inputValue()).toBe("");
  });

  it("is as long, as secret and as numeric as it is told to be", async () => {
    const { inside, page } = await openTemplate(browser, {
      wxml: `<input placeholder="l" maxlength="3"/><input placeholder="s" password/><input placeholder="n" type="number"/>
        <input placeholder="i" type="idcard" maxlength="{{-1}}" focus/><input placeholder="d" disabled value="固"/>`,
    });
    const type = async (placeholder: string, text: string) => {
      await inside.getByPlaceholder(placeholder, { exact: true }).click();
      await page.keyboard.type(text);
      return inside.getByPlaceholder(placeholder, { exact: true }).inputValue();
    };
    expect(await inside.getByPlaceholder("i").evaluate((input) => input === document.activeElement)).toBe(
      true,
    );
    expect(await type("l", "12345")).toBe("123");
    expect(await type("n", "1a2")).toBe("12");
    expect(await type("i", "11010119900307002x!")).toBe("11010119900307002x");
    await expect
      .poll(() => inside.getByPlaceholder("s", { exact: true }).getAttribute("type"))
      .toBe("password");
    await expect.poll(() => inside.getByPlaceholder("d", { exact: true }).isDisabled()).toBe(true);
  });

  it("draws its placeholder in a class of the page, until there is a value", async () => {
    const { inside } = await openTemplate(browser, {
      wxml: `<input placeholder="姓名" placeholder-class="hint"/>`,
      wxss: ".hint { color: rgb(200, 0, 0) }",
    });
    const hint = inside.getByText("姓名");
    await expect
      .poll(() => hint.evaluate((element) => getComputedStyle(element).color))
      .toBe("rgb(200, 0, 0)");
    await inside.getByPlaceholder("姓名").fill("䶮");
    await hint.waitFor({ state: "hidden" });
  });

  it("as a textarea grows with its lines", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<textarea auto-height placeholder="p" bindlinechange="log"/>`,
    });
    const area = screen.inside.getByPlaceholder("p");
    await area.click();
    await screen.page.keyboard.type("一");
    await screen.page.keyboard.press("Enter");
    await screen.page.keyboard.type("二");
    const lines = (await screen.events(2)).map(({ detail }) => detail.lineCount);
    expect(lines).toEqual([1, 2]);
    await expect.poll(() => area.inputValue()).toBe("一\n二");
  });
});

describe("checkbox, radio and switch", () => {
  it("change by a tap on the label, by the space bar, and tell their group", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<checkbox-group bindchange="log"><label><checkbox value="a"/>甲</label><label for="b">乙</label><checkbox id="b" value="b"/></checkbox-group>
        <radio-group bindchange="log"><label><radio value="x" checked/>丙</label><label><radio value="y"/>丁</label></radio-group>
        <label>戊<switch bindchange="log"/></label><label>己<switch disabled bindchange="log"/></label>`,
    });
    const { inside } = screen;
    await inside.getByText("甲").click();
    await inside.getByText("乙").click();
    await inside.getByText("丁").click();
    await inside.getByText("丁").click();
    await inside.getByText("己").click();
    await inside.getByRole("switch", { name: "戊" }).focus();
    await screen.page.keyboard.press("Space");
    const values = (await screen.events(4)).map(({ detail }) => detail.value);
    expect(values).toEqual([["a"], ["a", "b"], "y", true]);
    await expect
      .poll(() => inside.getByRole("radio", { name: "丙" }).getAttribute("aria-checked"))
      .toBe("false");
    await expect.poll(() => inside.getByRole("checkbox", { name: "乙" }).isChecked()).toBe(true);
  });
});

describe("slider", () => {
  it("moves in steps, and tells while it does", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<slider aria-label="量" min="10" max="20" step="5" value="10" show-value bindchanging="log" bindchange="log"/>`,
    });
    await screen.inside.getByRole("slider", { name: "量" }).focus();
    await screen.page.keyboard.press("ArrowRight");
    const events = await screen.events(2);
    expect(events.map(({ type, detail }) => [type, detail.value])).toEqual([
      ["changing", 15],
      ["change", 15],
    ]);
    await screen.inside.getByText("15").waitFor();
  });
});

describe("picker", () => {
  const pick = async (wxml: string, choose: readonly string[], confirm = "确定", data = "{}") => {
    const screen = await openTemplate(browser, { wxml, data });
    await screen.inside.getByText("选", { exact: true }).click();
    for (const label of choose) await screen.inside.getByRole("option", { name: label, exact: true }).click();
    await screen.inside.getByRole("button", { name: confirm }).click();
    return screen;
  };

  it("offers a range, by a key of its items", async () => {
    const data = '{ cities: [{ name: "北京" }, { name: "上海" }, { name: "广州" }] }';
    const wxml = `<picker range="{{cities}}" range-key="name" value="1" bindchange="log"><view>选</view></picker>`;
    const screen = await pick(wxml, ["广州"], "确定", data);
    expect((await screen.events(1))[0]).toMatchObject({ type: "change", detail: { value: 2 } });
  });

  it("changes nothing when it is cancelled, by the Escape key, too", async () => {
    const wxml = `<picker range="{{['甲','乙']}}" bindchange="log" bindcancel="log"><view>选</view></picker>`;
    const screen = await pick(wxml, ["乙"], "取消");
    await screen.inside.getByText("选", { exact: true }).click();
    await screen.inside.getByRole("option", { name: "甲", selected: true }).waitFor();
    await screen.page.keyboard.press("Escape");
    expect((await screen.events(2)).map(({ type }) => type)).toEqual(["cancel", "cancel"]);
  });

  it("offers the days that a month has", async () => {
    const wxml = `<picker mode="date" value="2024-01-31" start="2020-01-01" end="2030-12-31" bindchange="log"><view>选</view></picker>`;
    const screen = await pick(wxml, ["02月", "29日"]);
    expect((await screen.events(1))[0]?.detail.value).toBe("2024-02-29");
  });

  it("offers times between its bounds", async () => {
    const wxml = `<picker mode="time" value="08:30" start="08:15" end="10:00" bindchange="log"><view>选</view></picker>`;
    const screen = await pick(wxml, ["09", "59"]);
    expect((await screen.events(1))[0]?.detail.value).toBe("09:59");
  });

  it("tells which column of several was turned, and offers what the page then gives", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<picker mode="multiSelector" range="{{range}}" value="{{[0, 0]}}" bindcolumnchange="turned" bindchange="log"><view>选</view></picker>`,
      data: '{ range: [["政务", "医疗"], ["社保"]] }',
      members: `turned(event) { this.log(event); this.setData({ "range[1]": ["挂号", "住院"] }) },`,
    });
    await screen.inside.getByText("选", { exact: true }).click();
    await screen.inside.getByRole("option", { name: "医疗" }).click();
    await screen.inside.getByRole("option", { name: "住院" }).click();
    await screen.inside.getByRole("button", { name: "确定" }).click();
    expect((await screen.events(3)).map(({ type, detail }) => ({ type, ...detail }))).toEqual([
      { type: "columnchange", column: 0, value: 1 },
      { type: "columnchange", column: 1, value: 1 },
      { type: "change", value: [1, 1] },
    ]);
  });

  it("opens by the Enter key, and turns under the arrow keys", async () => {
    const wxml = `<picker range="{{['甲','乙','丙']}}" bindchange="log"><view>选</view></picker>`;
    const screen = await openTemplate(browser, { wxml });
    await screen.inside.getByRole("button", { name: "选" }).press("Enter");
    await screen.inside.getByRole("listbox").press("ArrowDown");
    await screen.inside.getByRole("listbox").press("ArrowDown");
    await screen.inside.getByRole("button", { name: "确定" }).click();
    expect((await screen.events(1))[0]?.detail.value).toBe(2);
  });

  it("names a mode that it does not have", async () => {
    const screen = await openTemplate(browser, {
      wxml: `<picker mode="region" bindcancel="log"><view>选</view></picker>`,
    });
    await screen.inside.getByText("选", { exact: true }).click();
    expect((await screen.events(1))[0]?.type).toBe("cancel");
    await expect
      .poll(async () => (await warningsOf(screen)).join())
      .toContain('<picker mode="region"> is not supported');
  });
});
