import { expect, test } from "vitest";
import { compile, problemsOf } from "./testing/mini-program.ts";

const problemsOfButton = (attributes: string) => problemsOf({ "pages/home.wxml": `<button ${attributes}/>` });

const RIGHT = 'open-type="getRealnameAuthInfo" category-id="{{[99, 904]}}"';
const near = (what: string, meant: string) =>
  `warning pages/home.wxml:1:1 <button>: unknown ${what}; did you mean ${meant}?`;

test.each(["getRealnameInfo", "getRealNameInfo", "realname", "get-realname-auth-info"])(
  "open-type %s is told what was meant",
  async (openType) => {
    expect(await problemsOfButton(`open-type="${openType}"`)).toEqual([
      near(`open-type "${openType}"`, "getRealnameAuthInfo"),
    ]);
  },
);

test("another open type is told so, or what was meant by its letters", async () => {
  expect(await problemsOfButton('open-type="get-phone-number"')).toEqual([
    near('open-type "get-phone-number"', "getPhoneNumber"),
  ]);
  expect(await problemsOfButton('open-type="fly"')).toEqual([
    'warning pages/home.wxml:1:1 <button>: unknown open-type "fly"',
  ]);
});

test.each(["categoryId", "category_id", "categoryid", "category-ids"])(
  "the attribute %s is told what was meant",
  async (name) => {
    const attributes = `open-type="getRealnameAuthInfo" ${name}="{{[99, 904]}}"`;
    expect(await problemsOfButton(attributes)).toEqual([near(`attribute ${name}`, "category-id")]);
  },
);

test.each([
  ["bindgetrealnameinfo", "bindgetrealnameauthinfo"],
  ["catchgetrealname", "catchgetrealnameauthinfo"],
])("%s is told what was meant", async (name, meant) => {
  expect(await problemsOfButton(`${RIGHT} ${name}="onInfo"`)).toEqual([near(`event ${name}`, meant)]);
});

test("what is right, is known only later, or is another's is left alone", async () => {
  for (const attributes of [
    `${RIGHT} bindgetrealnameauthinfo="onInfo" bindtap="onTap" data-category="1"`,
    `${RIGHT} bind:getrealnameauthinfo="onInfo"`,
    // The document's own casings, all of which contract §2 takes.
    'open-type="getrealnameAuthinfo" bindgetRealnameAuthInfo="onInfo"',
    'open-type="getRealNameAuthInfo" bindgetrealnameAuthinfo="onInfo"',
    `${RIGHT} bind:getRealnameAuthInfo="onInfo"`,
    'open-type="{{type}}" bindgetrealnameinfo="onInfo"',
    'open-type="share"',
    'categoryId="1"',
  ]) {
    expect(await problemsOfButton(attributes)).toEqual([]);
  }
});

test("the compiler's sentences are there in Chinese as well", async () => {
  const { problems } = await compile({
    "app.json": { pages: ["pages/home"], plugins: {}, usingComponents: { a: "./none" } },
    "app.js": null,
    "pages/home.wxml": '<button open-type="getRealnameInfo"/><unknown/><import src="../../x.wxml"/>',
    "pages/home.wxss": "@import 'none.wxss';",
    "pages/home.json": "{",
  });
  expect(problems.length).toBeGreaterThan(6);
  expect(problems.filter(({ messageZh }) => !/\p{Script=Han}/u.test(messageZh ?? ""))).toEqual([]);
});
