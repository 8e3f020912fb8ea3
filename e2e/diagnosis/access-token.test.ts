import { describe, expect, it } from "vitest";
import { post } from "../support/http.ts";
import { fetchToken } from "../support/protocol.ts";
import { usePlatforms } from "./refusals.ts";

const platforms = usePlatforms();

/** Against a token that was really issued: it is the form of those that the hint is about. */
const around: [query: (token: string) => string, errcode: number, hint: RegExp][] = [
  [(token) => `access_token=${token}&access_token=${token}`, 40001, /more than once/],
  [(token) => `access_token=%22${token}%22`, 40001, /quotes/],
  [(token) => `access_token=${token}%0D%0A`, 40001, /line break/],
  [(token) => `access_token=${token}%20`, 40001, /white space/],
  [(token) => `access_token=b%27${token}%27`, 40001, /Python/],
  [(token) => `access_token=Bearer%20${token}`, 40001, /Bearer/],
  [(token) => `access_token=${token.slice(1)}`, 40001, /cut off/],
  [(token) => `access_token=${token},${token}`, 40001, /more than once/],
  [(token) => `access_token=${token}?lang=zh_CN`, 40001, /more behind it/],
  [(token) => `access_token%3D${token}`, 41001, /equals sign/],
  [(token) => `a=b&amp;access_token=${token}`, 41001, /&amp;/],
  [(token) => `access_token=${token.replace(/^./, (first) => (first === "x" ? "y" : "x"))}`, 40001, /new/],
];

describe("what is around an access token", () => {
  it.each(around)("is told by every platform: %s", async (query, errcode, hint) => {
    for (const platform of Object.values(platforms)) {
      const path = `${platform.url}/cgi-bin/wxopen/getrealnameinfo?${query(await fetchToken(platform))}`;
      const { json } = await post(path, {});
      expect([json.errcode, json.errmsg]).toEqual([errcode, expect.stringMatching(hint)]);
    }
  });
});

/** What no address has, and whatever is answered quotes nothing of it. */
const elsewhere: [place: string, (token: string) => RequestInit, hint: RegExp][] = [
  ["body", (access_token) => ({ body: JSON.stringify({ access_token }) }), /in the body/],
  ["form", (token) => ({ body: `access_token=${token}` }), /in the body/],
  ["Authorization", (token) => ({ headers: { authorization: `Bearer ${token}` } }), /header Authorization/],
  ["own header", (token) => ({ headers: { "access-token": token } }), /header of its own/],
  ["cookie", (token) => ({ headers: { cookie: `access_token=${token}` } }), /in a cookie/],
];

describe("an access token that is not in the address", () => {
  it.each(elsewhere)("is seen in the %s", async (_place, sent, hint) => {
    for (const platform of Object.values(platforms)) {
      const token = await fetchToken(platform);
      const address = `${platform.url}/cgi-bin/wxopen/getrealnameinfo`;
      const text = await (await fetch(address, { method: "POST", ...sent(token) })).text();
      expect(JSON.parse(text)).toEqual({ errcode: 41001, errmsg: expect.stringMatching(hint) });
      expect(text).not.toContain(token);
    }
  });

  it.each(["%3F", "&", ";"])("is told behind the path and %s", async (mark) => {
    const platform = platforms.sandbox;
    const token = await fetchToken(platform);
    const address = `${platform.url}/cgi-bin/wxopen/getrealnameinfo${mark}access_token=${token}`;
    const answer = await fetch(address, { method: "POST" });
    expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining(token)]);
  });
});
