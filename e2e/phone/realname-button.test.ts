import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { blocksOf } from "../docs/markdown.ts";
import { readText, root } from "../house/repository.ts";
import { useBrowser } from "../support/browser.ts";
import { openMiniProgram, type ScreenOptions } from "./support/screen.ts";

const browser = useBrowser();

/** The package as "build npm" puts it into a mini program. */
function installedComponent() {
  const dist = join(root, "packages/miniprogram/miniprogram_dist");
  const files = globSync("**/*.*", { cwd: dist });
  return Object.fromEntries(
    files.map((file) => [
      `miniprogram_npm/@shiming/miniprogram/${file}`,
      readFileSync(join(dist, file), "utf8"),
    ]),
  );
}

/** A page of the guide: its only JSON and JavaScript, and of its WXML the first, unless told otherwise. */
function open(options: ScreenOptions, { wxml = 0, wxss = "" } = {}) {
  const blocks = blocksOf(readText("docs/miniprogram.md"));
  const [json, js] = ["json", "js"].map((name) => blocks.find(({ language }) => language === name)?.code);
  const page = { json, js, wxml: blocks.filter(({ language }) => language === "xml")[wxml]?.code, wxss };
  const files = Object.entries(page).map(([kind, code = ""]) => [`pages/sign-in/sign-in.${kind}`, code]);
  return openMiniProgram(browser, { ...installedComponent(), ...Object.fromEntries(files) }, options);
}

it("a real tap asks the phone, and the auth_token goes to the mini program's back end", async () => {
  const { inside, told } = await open({
    answers: { openRealnameAuth: { value: { errMsg: "openRealnameAuth:ok", auth_token: "T" } } },
  });
  await inside.getByRole("button", { name: "实名授权" }).click();
  await expect.poll(() => told("call")).toHaveLength(2);
  await expect
    .poll(() => told("call"))
    .toMatchObject([
      { name: "openRealnameAuth", argument: { categoryId: [99, 904] } },
      { name: "request", argument: { url: "https://city.example/login", body: '{"auth_token":"T"}' } },
    ]);
  expect(await told("problem")).toEqual([]);
});

it("a failure is told to the user, and the button can be tapped again", async () => {
  const { inside } = await open({
    answers: {
      openRealnameAuth: { value: { errMsg: "openRealnameAuth:fail account locked", reason: "Locked." } },
    },
  });
  const button = inside.getByRole("button", { name: "实名授权" });
  await button.click();
  await inside.getByText("您的支付密码已锁定，请稍后再试").waitFor();
  await expect.poll(() => button.isEnabled()).toBe(true);
});

it("two quick taps ask once, and the button is off until the phone answers", async () => {
  const { inside, told } = await open({});
  const button = inside.getByRole("button", { name: "实名授权" });
  await button.dblclick();
  await expect.poll(() => told("call")).toHaveLength(1);
  await expect.poll(() => button.isDisabled()).toBe(true);
});

it("a phone that is too old is told to update, and asks nobody", async () => {
  const { inside, told } = await open({ environment: { version: "6.5.21" } });
  await inside.getByRole("button", { name: "实名授权" }).click();
  await inside.getByText("请在苹果手机或安卓手机上，把应用升级到最新版本后重试。").waitFor();
  expect(await told("call")).toEqual([]);
});

it("what the page writes on the button stands in for its label, and a class of the page styles it", async () => {
  const wxss = blocksOf(readText("docs/miniprogram.md")).find(({ language }) => language === "css")?.code;
  const { inside, told } = await open({}, { wxml: 1, ...(wxss && { wxss }) });
  const button = inside.getByRole("button", { name: "用实名身份登录" });
  await expect
    .poll(() => button.evaluate((host) => getComputedStyle(host).backgroundColor))
    .toBe("rgb(26, 95, 180)");
  await expect.poll(() => inside.getByText("实名授权", { exact: true }).isVisible()).toBe(false);
  expect(await told("problem")).toEqual([]);
});

it("the bare button of the guide asks as the component does", async () => {
  const { inside, told } = await open({}, { wxml: 2 });
  await inside.getByRole("button", { name: "实名授权" }).click();
  await expect.poll(() => told("call")).toMatchObject([{ argument: { categoryId: [99, 904] } }]);
});
