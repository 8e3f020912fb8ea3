import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { post, type Received, send } from "./support/http.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  approve,
  askConsent,
  deny,
  exchange,
  fetchToken,
  openMyAuthorizations,
  openSheet,
  realnameInfoFields,
  type Sheet,
} from "./support/protocol.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const minute = 60_000;
const statusesOf = (answers: Received[]) => answers.map(({ status }) => status);

async function newSheet(userId: string): Promise<Sheet> {
  return openSheet(platform, await askConsent(platform, userId));
}

describe("my authorizations", () => {
  it("list what the person gave and refused, newest first, with its story", async () => {
    const userId = await platform.addPerson();
    await deny(await newSheet(userId));
    platform.advance(1_000);
    const authToken = (await approve(await newSheet(userId))).json.auth_token;
    const at = platform.now().toISOString();
    const accessToken = await fetchToken(platform);
    await exchange(platform, accessToken, realnameInfoFields(platform, authToken));
    platform.advance(1_000);
    await approve(await newSheet(userId));
    await newSheet(userId);
    platform.advance(5 * minute);

    const mine = await openMyAuthorizations(platform, userId);
    const { status, headers, json } = await mine.list();
    expect([status, headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(json.consents.map(({ state }: { state: string }) => state)).toEqual([
      "expired",
      "released",
      "denied",
    ]);
    expect(json.consents[1]).toMatchObject({
      approved_at: at,
      released_at: at,
      items: ["real_name", "credential_id"],
      notice: { purpose: "预约挂号" },
    });
    expect(JSON.stringify(json)).not.toContain(authToken);
  });

  it("are taken back at once, and once is enough", async () => {
    const userId = await platform.addPerson();
    await approve(await newSheet(userId));
    const mine = await openMyAuthorizations(platform, userId);
    const [{ id }] = (await mine.list()).json.consents;
    expect(statusesOf([await mine.withdraw(id), await mine.withdraw(id)])).toEqual([204, 204]);
    expect((await mine.list()).json.consents[0]).toMatchObject({
      state: "withdrawn",
      withdrawn_at: platform.now().toISOString(),
    });
  });

  it("say whether the recipient has heard of a withdrawal, where it listens", async () => {
    const { stores, world } = platform;
    const userId = await platform.addPerson();
    await approve(await newSheet(userId));
    const mine = await openMyAuthorizations(platform, userId);
    const [{ id }] = (await mine.list()).json.consents;
    const at = platform.now();
    await stores.eventEndpoints.change(world.app.appid, () => ({
      next: {
        ...{ appid: world.app.appid, url: "https://city.example/events", state: "active" },
        ...{ registeredAt: at, failures: 0, freeAt: at },
      },
      events: [],
    }));
    onTestFinished(() =>
      stores.eventEndpoints.change(world.app.appid, () => ({ next: undefined, events: [] })),
    );
    await mine.withdraw(id);
    await mine.withdraw(id);
    const newsOf = async () => (await mine.list()).json.consents[0].notified;
    expect(await newsOf()).toEqual({ state: "waiting" });
    const [event, ...others] = await stores.eventEndpoints.due(world.app.appid, at, 10);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      ...{ id: `withdrawn.${id}`, template: "consent-withdrawn" },
      said: { details: { consent_id: id, items: ["real_name", "credential_id"] } },
    });
    expect(event?.said.details).not.toHaveProperty("released_at");
    await stores.outbox.settle(`withdrawn.${id}`, { outcome: "delivered", at });
    expect(await newsOf()).toEqual({ state: "notified", at: at.toISOString() });
  });

  it("come page by page, each consent once", async () => {
    const userId = await platform.addPerson();
    for (let n = 0; n < 5; n += 1) await deny(await newSheet(userId));
    const mine = await openMyAuthorizations(platform, userId);
    const all = (await mine.list()).json;
    expect([all.consents.length, "next" in all]).toEqual([5, false]);
    const seen: unknown[] = [];
    const sizes: number[] = [];
    for (let query: string | undefined = "?limit=2"; query; ) {
      const { consents, next }: { consents: unknown[]; next?: string } = (await mine.list(query)).json;
      seen.push(...consents);
      sizes.push(consents.length);
      query = next && `?limit=2&after=${next}`;
    }
    expect([seen, sizes]).toEqual([all.consents, [2, 2, 1]]);
  });

  it.each([
    "?limit=0",
    "?limit=101",
    "?limit=1.5",
    "?limit=x",
    "?limit=1&limit=2",
    "?limit=",
    "?after=a&after=b",
  ])("have no page %s", async (query) => {
    const mine = await openMyAuthorizations(platform, await platform.addPerson());
    expect((await mine.list(query)).status).toBe(400);
  });

  it("have no page behind a consent of somebody else", async () => {
    const [userId, otherId] = [await platform.addPerson(), await platform.addPerson()];
    await approve(await newSheet(userId));
    const [{ id }] = (await (await openMyAuthorizations(platform, userId)).list()).json.consents;
    const other = await openMyAuthorizations(platform, otherId);
    expect((await other.list(`?after=${id}`)).status).toBe(404);
    expect((await other.list("?after=unknown")).status).toBe(404);
  });

  it("are nobody else's", async () => {
    const [userId, otherId] = [await platform.addPerson(), await platform.addPerson()];
    await approve(await newSheet(userId));
    const [{ id }] = (await (await openMyAuthorizations(platform, userId)).list()).json.consents;
    const other = await openMyAuthorizations(platform, otherId);
    expect((await other.list()).json.consents).toEqual([]);
    expect((await other.withdraw(id)).status).toBe(404);
  });

  it("need a session, which costs the secret and ends after 15 minutes", async () => {
    expect((await send(`${platform.url}/me/consents`)).status).toBe(401);
    expect((await post(`${platform.url}/me/session`, { secret: "x".repeat(43) })).status).toBe(401);
    const mine = await openMyAuthorizations(platform, await platform.addPerson());
    expect((await mine.list()).status).toBe(200);
    platform.advance(15 * minute);
    expect((await mine.list()).status).toBe(401);
  });

  it("have a page", async () => {
    const { status, headers, text } = await send(`${platform.url}/me`);
    expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(text).toContain("我的授权");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  });
});
