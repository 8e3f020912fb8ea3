import { describe, expect, it } from "vitest";
import { diagnoseAccessToken } from "./access-token.ts";

const TOKEN = `${"aB3-_".repeat(12)}wxyz`;
const wordOf = (query: Record<string, unknown>, headers?: Record<string, string>, body?: string) =>
  diagnoseAccessToken({ query, headers, body: body === undefined ? undefined : Buffer.from(body) })?.word;
const wordFor = (access_token: unknown) => wordOf({ access_token });

describe("diagnoseAccessToken", () => {
  it.each([
    ["access_token_quoted", `"${TOKEN}"`],
    ["access_token_quoted", `'${TOKEN}'`],
    ["access_token_quoted", `“${TOKEN}”`],
    ["access_token_quoted", `%22${TOKEN}%22`],
    ["access_token_quoted", `"${TOKEN}\n"`],
    ["access_token_python_bytes", `b'${TOKEN}'`],
    ["access_token_python_bytes", `b"${TOKEN}"`],
    ["access_token_line_break", `${TOKEN}\r\n`],
    ["access_token_line_break", `${TOKEN}\n`],
    ["access_token_line_break", `${TOKEN}\\n`],
    ["access_token_line_break", `${TOKEN}%0A`],
    ["access_token_line_break", `${TOKEN}%0D%0A`],
    ["access_token_spaces", `${TOKEN} `],
    ["access_token_spaces", ` ${TOKEN}`],
    ["access_token_spaces", `${TOKEN}\t`],
    ["access_token_spaces", `\ufeff${TOKEN}`],
    ["access_token_spaces", `${TOKEN}%20`],
    ["access_token_spaces", `${TOKEN}\u3000`],
    ["access_token_bearer", `Bearer ${TOKEN}`],
    ["access_token_named", `access_token=${TOKEN}`],
    ["access_token_ampersand", `${TOKEN}&amp;`],
    ["access_token_ampersand", `${TOKEN};`],
    ["access_token_braces", `{${TOKEN}}`],
    ["access_token_braces", `<${TOKEN}>`],
    ["access_token_padded", `${TOKEN}=`],
    ["access_token_whole_answer", `{"access_token":"${TOKEN}","expires_in":7200}`],
    ["access_token_placeholder", "ACCESS_TOKEN"],
    ["access_token_placeholder", "$TOKEN"],
    ["access_token_placeholder", "undefined"],
    ["access_token_placeholder", "{{access_token}}"],
    ["access_token_placeholder", "xxx"],
    ["access_token_appid", "wx1a2b3c4d5e6f7081"],
    ["access_token_secret", "0123456789abcdef0123456789abcdef"],
    ["access_token_form", TOKEN.slice(1)],
    ["access_token_form", "71_aBcD"],
    ["access_token_twice", [TOKEN, TOKEN]],
    ["access_token_twice", `${TOKEN},${TOKEN}`],
    ["access_token_twice", `${TOKEN}${TOKEN}`],
    ["access_token_twice", `${TOKEN}?access_token=${TOKEN}`],
    ["access_token_more_behind", `${TOKEN}?lang=zh_CN`],
    ["access_token_more_behind", `${TOKEN}/getrealnameinfo`],
    ["access_token_more_behind", `${TOKEN};lang=zh_CN`],
  ])("says %s of %j", (word, sent) => {
    expect(wordFor(sent)).toBe(word);
  });

  it("says where a token is that is not under its name in the address", () => {
    expect(wordOf({ a: "b", "amp;access_token": TOKEN })).toBe("access_token_after_entity");
    expect(wordOf({ accessToken: TOKEN })).toBe("access_token_name");
    expect(wordOf({ token: TOKEN })).toBe("access_token_name");
    expect(wordOf({ acess_token: TOKEN })).toBe("access_token_name");
    expect(wordOf({ component_access_token: TOKEN })).toBe("access_token_name");
    expect(wordOf({ "access_token[]": TOKEN })).toBe("access_token_name");
    expect(wordOf({ a: "b", "c?access_token": TOKEN })).toBe("access_token_merged");
    expect(wordOf({ [`access_token=${TOKEN}`]: "" })).toBe("access_token_equals");
    expect(wordOf({}, { authorization: `Bearer ${TOKEN}` })).toBe("access_token_in_header");
    expect(wordOf({}, { "proxy-authorization": TOKEN })).toBe("access_token_in_header");
    expect(wordOf({}, { "access-token": TOKEN })).toBe("access_token_in_own_header");
    expect(wordOf({}, { access_token: TOKEN })).toBe("access_token_in_own_header");
    expect(wordOf({}, { "x-wx-access-token": TOKEN })).toBe("access_token_in_own_header");
    expect(wordOf({}, { token: TOKEN })).toBe("access_token_in_own_header");
    expect(wordOf({}, { cookie: `a=b; access_token=${TOKEN}` })).toBe("access_token_in_cookie");
    expect(wordOf({ access_token: "" }, {}, `{"access_token":"${TOKEN}"}`)).toBe("access_token_in_body");
  });

  it.each([
    `{"mch_id":"1900000109","access_token" : "${TOKEN}"}`,
    `{"accessToken":"${TOKEN}"}`,
    `{'access_token': '${TOKEN}'}`,
    `access_token=${TOKEN}&mch_id=1900000109`,
    `--b\r\nContent-Disposition: form-data; name="access_token"\r\n\r\n${TOKEN}\r\n--b--`,
  ])("finds it in the body %j", (body) => {
    expect(wordOf({}, {}, body)).toBe("access_token_in_body");
  });

  it("does not look elsewhere where one is in the address, nor finds it in a body that has none", () => {
    expect(wordOf({ access_token: TOKEN }, { authorization: "x" }, '{"access_token":1}')).toBeUndefined();
    expect(wordOf({}, { "user-agent": "access_token" }, '{"auth_token":"x"}')).toBeUndefined();
  });

  it("says nothing of one that is well formed, and of none", () => {
    expect([wordFor(TOKEN), wordFor(undefined), wordFor("")]).toEqual([undefined, undefined, undefined]);
  });

  it("repeats nothing of what was sent", () => {
    const { en, zh } = diagnoseAccessToken({ query: { access_token: `"${TOKEN}"` } }) ?? {};
    expect(`${en}${zh}`).not.toContain("aB3");
  });

  it("takes a million characters in its stride", () => {
    expect(wordFor(`${" ".repeat(1_000_000)}x`)).toBe("access_token_form");
  });
});
