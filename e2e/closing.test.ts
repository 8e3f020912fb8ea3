import { once } from "node:events";
import { Agent } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { send } from "./support/http.ts";
import { startPlatform } from "./support/platform.ts";
import { exchange, prepareExchange } from "./support/protocol.ts";

it("a platform that closes answers every request that it has accepted", async () => {
  const held = Promise.withResolvers<void>();
  let waiting = 0;
  const everybodyWaits = Promise.withResolvers<void>();
  let isHolding = false;
  const platform = await startPlatform({
    replace: (parts) => ({
      ...parts,
      identities: {
        async find(account) {
          if (isHolding) {
            waiting += 1;
            if (waiting === 20) everybodyWaits.resolve();
            await held.promise;
          }
          return parts.identities.find(account);
        },
      },
    }),
  });
  const { accessToken, fields } = await prepareExchange(platform);
  isHolding = true;
  const pending = Array.from({ length: 20 }, () => exchange(platform, accessToken, fields));
  await everybodyWaits.promise;
  const closed = platform.close();
  await expect(send(`${platform.url}/healthz`)).rejects.toThrow("ECONNREFUSED");
  held.resolve();
  const answers = await Promise.all(pending);
  expect(answers.map(({ json }) => json.errcode)).toEqual(Array(20).fill(0));
  await closed;
});

it("a platform that closes tells a connection that is kept alive to close, with an answer, and resets none", async () => {
  const platform = await startPlatform({ config: { closeGraceMs: 60_000 } });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const options = { agent };
  expect((await send(`${platform.url}/healthz`, { options })).headers.connection).toBe("keep-alive");
  const closed = platform.close();
  const last = await send(`${platform.url}/healthz`, { options });
  expect([last.status, last.headers.connection]).toEqual([200, "close"]);
  // Long before the minute is over: there is nobody left to wait for.
  await closed;
});

it("a platform that closes does not wait for connections that are kept alive, and is not ready on them", async () => {
  const platform = await startPlatform();
  const agent = new Agent({ keepAlive: true });
  expect((await send(`${platform.url}/healthz`, { options: { agent } })).status).toBe(200);

  const { hostname, port } = new URL(platform.url);
  const busy = connect(Number(port), hostname);
  await once(busy, "connect");
  busy.write("GET /readyz HTTP/1.1\r\n");
  // A request on another connection: when it is answered, the first line above has been read.
  await send(`${platform.url}/healthz`);
  const closed = platform.close();
  busy.write("Host: x\r\n\r\n");
  const answer = await text(busy);
  expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  expect(answer).toMatch(/connection: close/i);
  await closed;
  agent.destroy();
});

it("a platform that closes does not wait for a caller who says nothing, and not long for one who never finishes", async () => {
  const platform = await startPlatform({ config: { closeTimeoutMs: 200 } });
  const { hostname, port } = new URL(platform.url);
  const [silent, slow] = [connect(Number(port), hostname), connect(Number(port), hostname)];
  await Promise.all([once(silent, "connect"), once(slow, "connect")]);
  slow.write("POST /host/consent-requests HTTP/1.1\r\nHost: x\r\nContent-Le");
  await send(`${platform.url}/healthz`);
  for (const socket of [silent, slow]) socket.on("error", () => {});
  await Promise.all([platform.close(), once(silent.resume(), "close"), once(slow.resume(), "close")]);
});
