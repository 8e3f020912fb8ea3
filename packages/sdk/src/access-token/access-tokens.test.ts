import { describe, expect, it } from "vitest";
import { createTestTime } from "../testing/test-time.ts";
import { AccessTokens } from "./access-tokens.ts";
import { type CachedToken, createMemoryTokenCache, type TokenCache } from "./token-cache.ts";

const HOURS_2 = 7_200_000;

function setUp(cache: TokenCache = createMemoryTokenCache()) {
  const time = createTestTime();
  let fetched = 0;
  const fetch = async (): Promise<CachedToken> => {
    fetched += 1;
    return { accessToken: `token-${fetched}`, expiresAt: time.now().getTime() + HOURS_2 };
  };
  const tokens = new AccessTokens({ cache, key: "k", fetch, effects: time });
  return { tokens, time, cache, fetched: () => fetched };
}

describe("an access token", () => {
  it("is asked for once by any number of calls", async () => {
    const { tokens, fetched } = setUp();
    const all = await Promise.all(Array.from({ length: 50 }, () => tokens.obtain()));
    expect(new Set(all)).toEqual(new Set(["token-1"]));
    expect(await tokens.obtain()).toBe("token-1");
    expect(fetched()).toBe(1);
  });

  it("is renewed four and a half minutes before its end", async () => {
    const { tokens, time, fetched } = setUp();
    await tokens.obtain();
    time.advance(HOURS_2 - 270_001);
    expect(await tokens.obtain()).toBe("token-1");
    time.advance(1);
    expect(await tokens.obtain()).toBe("token-2");
    expect(fetched()).toBe(2);
  });

  it("that was refused is replaced once for all calls that it was refused to", async () => {
    const { tokens, fetched } = setUp();
    const refused = await tokens.obtain();
    const all = await Promise.all(Array.from({ length: 50 }, () => tokens.obtain(refused)));
    expect(new Set(all)).toEqual(new Set(["token-2"]));
    expect(await tokens.obtain(refused)).toBe("token-2");
    expect(fetched()).toBe(2);
  });

  it("that another process has put into the cache is used", async () => {
    const cache = createMemoryTokenCache();
    const [here, there] = [setUp(cache), setUp(cache)];
    const refused = await here.tokens.obtain();
    await there.tokens.obtain(refused);
    await here.tokens.obtain();
    expect([here.fetched(), there.fetched()]).toEqual([1, 1]);
  });

  it("is asked for again after asking has failed", async () => {
    const time = createTestTime();
    let asked = 0;
    const fetch = async (): Promise<CachedToken> => {
      asked += 1;
      if (asked === 1) throw new Error("down");
      return { accessToken: "t", expiresAt: time.now().getTime() + HOURS_2 };
    };
    const tokens = new AccessTokens({ cache: createMemoryTokenCache(), key: "k", fetch, effects: time });
    const both = await Promise.allSettled([tokens.obtain(), tokens.obtain()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await tokens.obtain()).toBe("t");
  });
});

describe("a cache", () => {
  it.each([null, "text", {}, { accessToken: 7, expiresAt: 9e15 }, { accessToken: "t", expiresAt: "soon" }])(
    "that holds %j holds no token",
    async (entry) => {
      const cache: TokenCache = { get: () => entry as unknown as CachedToken, set: () => {} };
      expect(await setUp(cache).tokens.obtain()).toBe("token-1");
    },
  );

  it("that fails is told by the error code of its store and nothing else", async () => {
    const broken = Object.assign(new Error("SET k token-1 failed"), { code: "ECONNREFUSED" });
    const fail = () => Promise.reject(broken);
    for (const cache of [
      { get: fail, set: () => {} },
      { get: () => undefined, set: fail },
    ]) {
      const error = await setUp(cache)
        .tokens.obtain()
        .catch((caught: Error) => caught);
      expect(error).toMatchObject({ code: "token_cache_failed", retryable: true });
      expect(error).toHaveProperty("message", expect.stringContaining("(ECONNREFUSED)"));
      expect(error).not.toHaveProperty("cause");
    }
  });
});
