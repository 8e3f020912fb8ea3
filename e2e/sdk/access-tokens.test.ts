import type { CachedToken, TokenCache } from "@shiming/sdk";
import { endpoints } from "@shiming/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRecorder } from "../../packages/sdk/src/testing/recorder.ts";
import { post } from "../support/http.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import { authorize } from "../support/protocol.ts";
import { createClient } from "../support/sdk.ts";
import { addApp } from "../support/world.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const SECONDS = 1_000;

/** A client of a mini program of its own, and how often it has asked for a token. */
async function setUp(tokenCache?: TokenCache) {
  const app = await addApp(platform.stores, platform.now());
  const { dispatcher, paths } = createRecorder();
  const client = createClient(platform, { dispatcher, ...(tokenCache && { tokenCache }) }, { app });
  const asked = () => paths.filter((path) => path === endpoints.stableToken.path).length;
  return { app, client, asked, calls: () => paths.length };
}

/** As another program of the mini program would: the token before is invalid from now on. */
async function forceRefresh(app: object): Promise<void> {
  const body = { grant_type: "client_credential", ...app, force_refresh: true };
  expect((await post(`${platform.url}${endpoints.stableToken.path}`, body)).json).toHaveProperty(
    "access_token",
  );
}

describe("an access token", () => {
  it("is asked for once by fifty calls at the same time, and kept", async () => {
    const { client, asked } = await setUp();
    const all = await Promise.all(Array.from({ length: 50 }, () => client.getCategories()));
    expect(all.every((categories) => categories.length === 3)).toBe(true);
    await client.getCategories();
    expect(asked()).toBe(1);
  });

  it("that the platform made invalid is renewed once, for all calls that meet it", async () => {
    const { app, client, asked, calls } = await setUp();
    await client.getCategories();
    platform.advance(31 * SECONDS);
    await forceRefresh(app);
    const before = calls();
    await Promise.all(Array.from({ length: 20 }, () => client.getCategories()));
    expect({ asked: asked(), calls: calls() - before }).toEqual({ asked: 2, calls: 41 });
  });

  it("that is renewed costs the user nothing: the exchange goes on with the same request", async () => {
    const { app, client } = await setUp();
    await client.getCategories();
    platform.advance(31 * SECONDS);
    const authToken = await authorize(platform, await platform.addPerson(), { app });
    await forceRefresh(app);
    expect((await client.getRealnameInfo(authToken)).realName.reveal()).toBe("张三丰");
  });

  it("is renewed before it ends", async () => {
    const { client, asked, calls } = await setUp();
    await client.getCategories();
    platform.advance(7_200 * SECONDS - 270 * SECONDS);
    await client.getCategories();
    expect({ asked: asked(), calls: calls() }).toEqual({ asked: 2, calls: 4 });
  });
});

describe("a shared cache", () => {
  const stored = new Map<string, string>();
  /** As a store outside of the process would keep it. */
  const cache: TokenCache = {
    get: async (key) => JSON.parse(stored.get(key) ?? "null") as CachedToken | undefined,
    set: async (key, token) => void stored.set(key, JSON.stringify(token)),
  };

  it("saves a second process the request, and names no secret in its keys", async () => {
    const { app, client, asked } = await setUp(cache);
    await client.getCategories();
    const { dispatcher, paths } = createRecorder();
    await createClient(platform, { dispatcher, tokenCache: cache }, { app }).getCategories();
    expect(asked()).toBe(1);
    expect(paths).toEqual([endpoints.categories.path]);
    expect([...stored.keys()]).toEqual([`shiming:access_token:${platform.url}:${app.appid}`]);
  });

  it("that holds what the platform does not know is put right", async () => {
    const expiresAt = platform.now().getTime() + 3_600 * SECONDS;
    const { client, asked } = await setUp({
      get: () => ({ accessToken: "from-another-platform", expiresAt }),
      set: () => {},
    });
    expect(await client.getCategories()).toHaveLength(3);
    expect(asked()).toBe(1);
  });
});
