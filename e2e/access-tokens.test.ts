import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { post, send } from "./support/http.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import { fetchToken } from "./support/protocol.ts";
import { addApp, type TestApp } from "./support/world.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const minute = 60_000;
const newApp = () => addApp(platform.stores, platform.now());

async function codeWith(accessToken: string): Promise<number> {
  return (await send(`${platform.url}/wxa/get_category?access_token=${accessToken}`)).json.errcode;
}

async function stableToken(app: TestApp, options: object = {}) {
  const body = { grant_type: "client_credential", ...app, ...options };
  const { json } = await post(`${platform.url}/cgi-bin/stable_token`, body);
  return json as { access_token: string; expires_in: number };
}

describe("GET /cgi-bin/token", () => {
  it("answers with a token of two hours and nothing else", async () => {
    const query = new URLSearchParams({ grant_type: "client_credential", ...platform.world.app });
    const { json, headers } = await send(`${platform.url}/cgi-bin/token?${query}`);
    expect(json).toEqual({ access_token: expect.stringMatching(/^\S{43,}$/), expires_in: 7200 });
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("lets the token before live five more minutes, and the one before that end at once", async () => {
    const app = await newApp();
    const [first, second] = [await fetchToken(platform, app), await fetchToken(platform, app)];
    expect([await codeWith(first), await codeWith(second)]).toEqual([0, 0]);
    const third = await fetchToken(platform, app);
    expect([await codeWith(first), await codeWith(second), await codeWith(third)]).toEqual([40001, 0, 0]);
    platform.advance(5 * minute);
    expect([await codeWith(second), await codeWith(third)]).toEqual([40001, 0]);
  });

  it("gives tokens that expire after two hours", async () => {
    const token = await fetchToken(platform, await newApp());
    platform.advance(120 * minute - 1);
    expect(await codeWith(token)).toBe(0);
    platform.advance(1);
    expect(await codeWith(token)).toBe(42001);
  });
});

describe("POST /cgi-bin/stable_token", () => {
  it("gives the same token until five minutes before its end, and tells what remains", async () => {
    const app = await newApp();
    const first = await stableToken(app);
    platform.advance(100 * minute);
    expect(await stableToken(app)).toEqual({ access_token: first.access_token, expires_in: 1200 });
    platform.advance(15 * minute);
    const next = await stableToken(app);
    expect(next.access_token).not.toBe(first.access_token);
    expect(next.expires_in).toBe(7200);
    expect([await codeWith(first.access_token), await codeWith(next.access_token)]).toEqual([0, 0]);
  });

  it("revokes the token by force_refresh, but not within 30 s of its issue", async () => {
    const app = await newApp();
    const first = await stableToken(app);
    expect((await stableToken(app, { force_refresh: true })).access_token).toBe(first.access_token);
    platform.advance(30_000);
    const forced = await stableToken(app, { force_refresh: true });
    expect(forced.access_token).not.toBe(first.access_token);
    expect([await codeWith(first.access_token), await codeWith(forced.access_token)]).toEqual([40001, 0]);
  });

  it("has a chain of its own", async () => {
    const app = await newApp();
    const stable = await stableToken(app);
    for (let times = 0; times < 3; times++) await fetchToken(platform, app);
    expect(await codeWith(stable.access_token)).toBe(0);
  });
});

describe("GET /wxa/get_category", () => {
  it("lists the categories of the mini program itself, without real-name access too", async () => {
    const token = await fetchToken(platform, platform.world.notApproved);
    const { text } = await send(`${platform.url}/wxa/get_category?access_token=${token}`);
    expect(text).toBe(
      JSON.stringify({
        errcode: 0,
        errmsg: "ok",
        category_list: [
          { first_class: "医疗", second_class: "公立医疗机构", first_id: 99, second_id: 904 },
          {
            first_class: "教育",
            second_class: "学历教育",
            third_class: "高等",
            first_id: 3,
            second_id: 4,
            third_id: 5,
          },
          { first_class: "工具", second_class: "备忘录", first_id: 1, second_id: 2 },
        ],
      }),
    );
  });
});
