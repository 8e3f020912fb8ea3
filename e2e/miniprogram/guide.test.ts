import { consentMessages } from "@shiming/wire";
import { describe, expect, it, onTestFinished } from "vitest";
import { blocksOf } from "../docs/markdown.ts";
import { readText } from "../house/repository.ts";
import { mount } from "./mount.ts";

describe.each([["docs/miniprogram.md", "en"] as const, ["docs/miniprogram.zh-CN.md", "zh"] as const])(
  "%s",
  (document, language) => {
    it("has every reason with its message for the user", () => {
      const rows = Object.entries(consentMessages).map(([words, message]) => [
        `\`${words.replaceAll(/[ -]/g, "_")}\``,
        message[language],
      ]);
      const cells = readText(document)
        .split("\n")
        .map((line) =>
          line
            .split("|")
            .map((cell) => cell.trim())
            .slice(1, 3),
        );
      expect(cells).toEqual(expect.arrayContaining(rows));
    });
  },
);

it("the guide's page sends the auth_token to its back end, and shows its user why there is none", () => {
  const blocks = blocksOf(readText("docs/miniprogram.md"));
  const first = (name: string) => blocks.find(({ language }) => language === name)?.code ?? "";
  const requests: { url: string; data: unknown }[] = [];
  const host = {
    getSystemInfoSync: () => ({ platform: "ios", version: "8.0.50", language: "zh_CN" }),
    request: (request: { url: string; data: unknown }) => requests.push(request),
  };
  const page = mount(host, {}, { json: first("json"), wxml: first("xml"), js: first("js") });
  onTestFinished(page.leave);

  page.tap();
  page.answer({ errMsg: "openRealnameAuth:fail cancel" });
  expect(page.text()).toBe(consentMessages.cancel.zh);

  page.tap();
  page.answer({ errMsg: "openRealnameAuth:ok", auth_token: "T" });
  expect(requests).toMatchObject([{ url: "https://city.example/login", data: { auth_token: "T" } }]);
});
