/** Events reach a service provider whatever becomes of its server, and of ours: each at least once (contract §11). */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventEndpoint, eventMessage, openTries, type QueuedMessage } from "@shiming/core";
import type { OpenStores } from "@shiming/store";
import { openSqliteStores } from "@shiming/store/sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acknowledge, fail, openReceiver, type Receiver } from "./support/receiver.ts";
import { createSender, ISSUER } from "./support/sender.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const PERSON = { issuer: "https://host.example", userId: "user" };

const folder = mkdtempSync(join(tmpdir(), "shiming-events-"));
let stores: OpenStores;
let receiver: Receiver;
let sender: ReturnType<typeof createSender>;
let now = new Date("2026-11-28T12:00:00Z");
let number = 0;

const clock = () => now;
const wait = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};

async function open(): Promise<void> {
  stores = await openSqliteStores(folder);
  sender = createSender(stores, clock);
}

beforeAll(async () => {
  receiver = await openReceiver();
  await open();
});

afterAll(async () => {
  receiver.close();
  sender.close();
  await stores.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  receiver.pushed.length = 0;
  wait(DAY_MS);
});

/** A mini program whose endpoint is the receiver, under a path of its own. */
async function register(): Promise<{ readonly appid: string; readonly path: string }> {
  number += 1;
  const appid = `wx${String(number).padStart(16, "0")}`;
  const path = `/${appid}`;
  const next: EventEndpoint = {
    ...{ appid, url: receiver.url(path), state: "active", registeredAt: now, failures: 0, freeAt: now },
  };
  await stores.eventEndpoints.change(appid, () => ({ next, events: [] }));
  return { appid, path };
}

async function cause(appid: string, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const address = { id: `${id} ${appid}`, appid, account: PERSON };
    await stores.outbox.put([eventMessage({ type: "identity-changed" }, address, now)]);
    wait(1);
  }
}

const arrivedAt = (path: string) =>
  receiver.pushed.filter((pushed) => pushed.path === path).map(({ jti }) => jti.split(" ")[0]);
const stateOf = async (appid: string, id: string) => stores.outbox.find(`${id} ${appid}`);

const triesOf = (message: QueuedMessage | undefined) => (message ? openTries(message, sender.keys) : []);

/** As a server does, every so often, for as long. */
async function deliverFor(milliseconds: number, everyMs = 10 * MINUTE_MS): Promise<void> {
  for (const end = now.getTime() + milliseconds; now.getTime() <= end; wait(everyMs)) await sender.deliver();
}

describe("events", () => {
  it("arrive in the order in which they were caused, and say whom they are about by a name for this mini program", async () => {
    const { appid, path } = await register();
    await cause(appid, "one", "two", "three");
    expect(await sender.deliver()).toEqual({ delivered: 3, failed: 0, given_up: 0 });
    expect(arrivedAt(path)).toEqual(["one", "two", "three"]);
    const [first] = receiver.pushed;
    expect(first?.claims).toMatchObject({
      ...{ iss: ISSUER, aud: appid, jti: `one ${appid}` },
      sub_id: { format: "opaque", id: expect.stringMatching(/^o[A-Za-z0-9_-]{27}$/) },
      events: { [`${ISSUER}/events/identity-changed`]: {} },
    });
    expect(JSON.stringify(first?.claims)).not.toMatch(/"user"|host\.example/);
  });

  it("arrive although the receiver was down for a day, soon after it is back, and each once", async () => {
    const { appid, path } = await register();
    const down = receiver.url(path);
    await stores.eventEndpoints.change(appid, (endpoint) => ({
      next: endpoint && { ...endpoint, url: "http://127.0.0.1:9/down" },
      events: [],
    }));
    await cause(appid, "one", "two", "three");
    await deliverFor(DAY_MS, 40 * MINUTE_MS);
    expect((await stores.eventEndpoints.find(appid))?.failures).toBeGreaterThan(30);
    await stores.eventEndpoints.change(appid, (endpoint) => ({
      next: endpoint && { ...endpoint, url: down },
      events: [],
    }));
    await deliverFor(61 * MINUTE_MS);
    expect(arrivedAt(path).sort()).toEqual(["one", "three", "two"]);
    expect(await stores.eventEndpoints.find(appid)).toMatchObject({ failures: 0 });
  });

  it("are undelivered after seven days of 500, and arrive when somebody repeats them by hand", async () => {
    const { appid, path } = await register();
    receiver.answering.set(path, fail);
    await cause(appid, "one");
    await deliverFor(6.9 * DAY_MS, 360 * MINUTE_MS);
    expect(await stateOf(appid, "one")).toMatchObject({ state: "waiting", lastError: "HTTP 500" });
    await deliverFor(0.5 * DAY_MS, 360 * MINUTE_MS);
    expect(await stateOf(appid, "one")).toMatchObject({ state: "given_up", lastError: "HTTP 500" });
    receiver.answering.set(path, acknowledge);
    await stores.outbox.retry(`one ${appid}`, now, []);
    await deliverFor(31 * MINUTE_MS);
    const delivered = await stateOf(appid, "one");
    expect(delivered).toMatchObject({ state: "delivered" });
    const tries = triesOf(delivered);
    expect([tries.length, (delivered?.attempts ?? 0) > 20]).toEqual([20, true]);
    expect(tries.at(-1)).toMatchObject({ url: receiver.url(path), answer: { status: 202 } });
    expect(tries.slice(0, -1).every(({ error }) => error === "HTTP 500")).toBe(true);
    const times = tries.map(({ at }) => at?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(Buffer.from(delivered?.sealedTries ?? []).includes("HTTP 500")).toBe(false);
  });

  it("that are refused for good are given up, and those behind them arrive", async () => {
    const { appid, path } = await register();
    receiver.answering.set(path, (response, { jti }) => {
      if (jti.startsWith("bad")) response.writeHead(400).end('{"err":"invalid_request"}');
      else acknowledge(response, {} as never);
    });
    await cause(appid, "bad", "good");
    await sender.deliver();
    expect(await stateOf(appid, "bad")).toMatchObject({
      state: "given_up",
      lastError: "HTTP 400: invalid_request",
    });
    expect(await stateOf(appid, "good")).toMatchObject({ state: "delivered", attempts: 1 });
  });

  it("of which one is always answered with 500 do not hold the others up for long", async () => {
    const { appid, path } = await register();
    receiver.answering.set(path, (response, pushed) =>
      pushed.jti.startsWith("poison") ? fail(response, pushed) : acknowledge(response, pushed),
    );
    await cause(appid, "poison", "one", "two");
    await deliverFor(5 * MINUTE_MS, MINUTE_MS);
    expect(arrivedAt(path)).toEqual(expect.arrayContaining(["one", "two"]));
    expect(await stateOf(appid, "poison")).toMatchObject({ state: "waiting" });
  });

  it("for a receiver that does not answer, or answers what is no acknowledgement, delay nobody else's", async () => {
    const [silent, lying, well] = [await register(), await register(), await register()];
    receiver.answering.set(silent.path, () => {});
    receiver.answering.set(lying.path, (response) => void response.writeHead(200).end("<html>welcome"));
    await cause(silent.appid, "one", "two");
    await cause(lying.appid, "one");
    const arrived = new Promise<void>((resolve) => {
      receiver.answering.set(well.path, (response, pushed) => {
        acknowledge(response, pushed);
        resolve();
      });
    });
    await cause(well.appid, "one");
    const delivery = sender.deliver();
    await arrived;
    expect(await stateOf(silent.appid, "one")).toMatchObject({ attempts: 0 });
    await delivery;
    expect(arrivedAt(silent.path)).toEqual(["one"]);
    const lied = await stateOf(lying.appid, "one");
    expect(lied).toMatchObject({ state: "waiting", lastError: "HTTP 200" });
    expect(triesOf(lied)).toMatchObject([{ answer: { status: 200, body: "<html>welcome" } }]);
    const [unanswered] = triesOf(await stateOf(silent.appid, "one"));
    expect(unanswered).toMatchObject({ error: "no answer within 2 s", url: receiver.url(silent.path) });
    expect(unanswered?.tookMs).toBeGreaterThan(0);
  });

  it("that were being pushed when the sender was killed are pushed again, and none is lost", async () => {
    const { appid, path } = await register();
    await cause(appid, "one", "two", "three");
    const killed = new Promise<void>((resolve) => {
      receiver.answering.set(path, (response, pushed) => {
        if (pushed.jti.startsWith("two")) resolve();
        else acknowledge(response, pushed);
      });
    });
    await stores.close();
    const program = join(import.meta.dirname, "support/sender.ts");
    const child = spawn(process.execPath, [program, folder, String(now.getTime())], { stdio: "ignore" });
    await killed;
    child.kill("SIGKILL");
    await once(child, "close");
    receiver.answering.set(path, acknowledge);
    await open();
    await deliverFor(5 * MINUTE_MS, MINUTE_MS);
    expect(arrivedAt(path)).toEqual(["one", "two", "two", "three"]);
    for (const id of ["one", "two", "three"]) {
      expect(await stateOf(appid, id), id).toMatchObject({ state: "delivered" });
    }
  });
});
