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
