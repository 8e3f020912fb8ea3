/** The SDK's errors from the other side: whatever a server or a network does, a call ends, and tells why. */
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTestTime } from "../../packages/sdk/src/testing/test-time.ts";
import { quietPort } from "../../packages/store/src/testing/quiet-port.ts";
import { merchant } from "../support/merchants.ts";
import { credentialId, realName } from "../support/persons.ts";
import {
  ATTEMPT_MS,
  ATTEMPTS,
  AUTH_TOKEN,
  callAt,
  clientOf,
  newTime,
  outcomeOf,
  right,
  textsOf,
} from "./call.ts";
import {
  answerWith,
  type Behaviour,
  hangUpAfter,
  stallAfter,
  startMisbehaving,
} from "./misbehaving-server.ts";

const head = (length: number) => `HTTP/1.1 200 OK\r\ncontent-length: ${length}\r\n\r\n`;

describe("a server that is not who it should be gets nothing", () => {
  it("when its certificate is by nobody who is trusted", async () => {
    const key = merchant.privateKey.export({ type: "pkcs8", format: "pem" });
    const { server, url } = await listen(createHttpsServer({ key, cert: merchant.certificatePem }));
    server.on("request", () => expect.unreachable());
    expect(await outcomeOf(clientOf(url.replace("http:", "https:")).getCategories())).toBe("tls_failed");
  });

  it("when it does not speak TLS", async () => {
    const { server, url } = await listen(createHttpServer());
    server.on("request", () => expect.unreachable());
    expect(await outcomeOf(clientOf(url.replace("http:", "https:")).getCategories())).toBe("tls_failed");
  });
});

async function listen(server: Server): Promise<{ server: Server; url: string }> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("a server that drops or fails is asked again with the same request", () => {
  it.each([
    ["the connection before an answer", hangUpAfter(""), "network_failed"],
    ["the connection, harshly", ({ socket }) => void socket.resetAndDestroy(), "network_failed"],
    ["the connection within the headers", hangUpAfter("HTTP/1.1 200 OK\r\ncontent-le"), "network_failed"],
    ["the connection within the body", hangUpAfter(`${head(500)}{"errcode":0`), "network_failed"],
    [
      "the connection within a chunk",
      hangUpAfter('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"errcode":0'),
      "network_failed",
    ],
    ["its composure: status 500", answerWith("{}", { status: "500 Internal Server Error" }), "server_failed"],
    ["its composure: status 502", html502(), "server_failed"],
    ["its composure: status 503", answerWith("", { status: "503 Service Unavailable" }), "server_failed"],
    ["its patience: status 429", answerWith("", { status: "429 Too Many Requests" }), "server_failed"],
    ["its head: errcode -1", answerWith('{"errcode":-1,"errmsg":"system error"}'), "system_error"],
  ] satisfies [string, Behaviour, string][])("%s", async (_, behaviour, code) => {
    const failing = await startMisbehaving(behaviour);
    expect(await callAt(failing)).toBe(code);
    expect(failing.calls).toHaveLength(ATTEMPTS);

    const recovering = await startMisbehaving([behaviour, behaviour, right]);
    expect(textsOf(await callAt(recovering))).toEqual([realName, credentialId]);
    expect(recovering.calls).toHaveLength(3);
    expect(new Set(recovering.calls.map(({ body }) => body)).size).toBe(1);
  });

  it("nobody is there", async () => {
    const url = `http://127.0.0.1:${await quietPort()}`;
    expect(await outcomeOf(clientOf(url).getCategories())).toBe("network_failed");
  });
});

function html502(): Behaviour {
  return answerWith("<html>bad gateway</html>", {
    status: "502 Bad Gateway",
    headers: { "content-type": "text/html" },
  });
}

describe("a server that stalls is not waited for", () => {
  it.each([
    ["before it answers", ""],
    ["within the headers", "HTTP/1.1 200 OK\r\ncontent-le"],
    ["before the body", head(100)],
    ["within the body", `${head(100)}{"errcode":0`],
    ["within a chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"],
  ])("%s", async (_, bytes) => {
    const stalling = newTime();
    const stall = stallAfter(bytes, () => stalling.advance(ATTEMPT_MS));
    expect(await callAt(await startMisbehaving(stall), { effects: stalling })).toBe("timed_out");

    const recovering = newTime();
    const stallOnce = stallAfter(bytes, () => recovering.advance(ATTEMPT_MS));
    const server = await startMisbehaving([stallOnce, right]);
    expect(textsOf(await callAt(server, { effects: recovering }))).toEqual([realName, credentialId]);
    expect({ calls: server.calls.length, pending: recovering.pending }).toEqual({ calls: 2, pending: 0 });
  });

  it("while it is asked for a token", async () => {
    const effects = newTime();
    const stall = stallAfter("", () => effects.advance(ATTEMPT_MS));
    const server = await startMisbehaving(right, stall);
    expect(await callAt(server, { effects })).toBe("timed_out");
    expect(server.calls).toHaveLength(0);
  });

  it("longer than the caller wants", async () => {
    const effects = createTestTime();
    const controller = new AbortController();
    const server = await startMisbehaving(stallAfter(head(9), () => controller.abort(new Error("gone"))));
    const call = clientOf(server.url, { effects }).getRealnameInfo(AUTH_TOKEN, { signal: controller.signal });
    expect(await outcomeOf(call)).toBe("aborted");
    expect({ calls: server.calls.length, pending: effects.pending }).toEqual({ calls: 1, pending: 0 });
  });

  it("longer than one caller wants, while others still do", async () => {
    const controller = new AbortController();
    const token = answerWith('{"access_token":"the-access-token","expires_in":7200}');
    const server = await startMisbehaving(right, (request) => {
      controller.abort();
      setImmediate(() => token(request));
    });
    const client = clientOf(server.url, { effects: createTestTime() });
    const [gone, waiting] = await Promise.all([
      outcomeOf(client.getRealnameInfo(AUTH_TOKEN, { signal: controller.signal })),
      outcomeOf(client.getRealnameInfo(AUTH_TOKEN)),
    ]);
    expect(gone).toBe("aborted");
    expect(textsOf(waiting)).toEqual([realName, credentialId]);
    expect(server.tokenRequests).toHaveLength(1);
  });
});
