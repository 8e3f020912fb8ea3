import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, BlockList } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Resolve } from "./lookup.ts";
import { createEventTransport, type EventTransportSettings } from "./transport.ts";

let server: Server;
let answering: RequestListener;
const asked: { path: string; type: string | undefined; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ path: request.url ?? "", type: request.headers["content-type"], body });
    answering(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const urlOf = (host: string) => `http://${host}:${(server.address() as AddressInfo).port}/events`;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");

async function push(host: string, settings: EventTransportSettings = {}, patienceMs = 5000) {
  asked.length = 0;
  const transport = createEventTransport({
    listed: LOOPBACK,
    allowsPlainHttp: true,
    patienceMs,
    ...settings,
  });
  try {
    return await transport.push(urlOf(host), "TOKEN");
  } finally {
    transport.close();
  }
}

const answer =
  (status: number, body = "", headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

describe("an answer", () => {
  it("of 202 acknowledges what was pushed as RFC 8935 says", async () => {
    answering = answer(202);
    expect(await push("127.0.0.1")).toMatchObject({ outcome: "accepted", answer: { status: 202, body: "" } });
    expect(asked).toEqual([{ path: "/events", type: "application/secevent+jwt", body: "TOKEN" }]);
  });

  it("of 400 with err refuses for good, and without it is tried again", async () => {
    answering = answer(400, '{"err":"invalid_audience","description":"another"}');
    expect(await push("127.0.0.1")).toMatchObject({
      outcome: "refused",
      error: "HTTP 400: invalid_audience",
    });
    for (const body of ["", "{}", "[]", "null", '{"err":1}', "<html>"]) {
      answering = answer(400, body);
      expect(await push("127.0.0.1"), body).toMatchObject({ outcome: "failed", error: "HTTP 400" });
    }
  });

  it.each([200, 204, 404, 500, 503])("of %i is tried again", async (status) => {
    answering = answer(status, status === 204 ? "" : "text", { "content-type": "text/plain" });
    const pushed = await push("127.0.0.1");
    expect(pushed).toMatchObject({ outcome: "failed", error: `HTTP ${status}`, answer: { status } });
  });

  it("that leads elsewhere is not followed", async () => {
    answering = answer(307, "", { location: urlOf("127.0.0.1").replace("/events", "/elsewhere") });
    expect(await push("127.0.0.1")).toMatchObject({ error: "HTTP 307: redirects are not followed" });
    expect(asked.map(({ path }) => path)).toEqual(["/events"]);
  });

  it("of any length costs and keeps a little", async () => {
    answering = (_request, response) => {
      response.writeHead(202, { "content-type": "text/html" });
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    };
    const pushed = await push("127.0.0.1");
    expect(pushed).toMatchObject({ outcome: "accepted", answer: { body: "x".repeat(1024) } });
  });

  it("that does not come, or does not end, is waited for no longer than that", async () => {
    answering = () => {};
    expect(await push("127.0.0.1", {}, 50)).toEqual({
      ...{ outcome: "failed", error: "no answer within 0.05 s", tookMs: expect.any(Number) },
    });
    answering = (_request, response) => void response.writeHead(500).write("slow");
    expect(await push("127.0.0.1", {}, 200)).toMatchObject({ outcome: "failed", error: "HTTP 500" });
  });
});

describe("an address", () => {
  it.each([
    ...["http://city.example/", "ftp://city.example/", "city.example", "https://u:p@city.example/"],
    ...["https://city.example/#x", "https://127.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/"],
    ...["https://0x7f.1/", "https://2130706433/", "https://169.254.169.254/", "https://[fd00:ec2::254]/"],
  ])("such as %s is refused before anything is asked", async (url) => {
    const transport = createEventTransport();
    expect(() => transport.requireAllowed(url)).toThrow();
    expect(await transport.push(url, "TOKEN")).toMatchObject({ outcome: "failed" });
    transport.close();
  });

  it("that is not public is not connected to, whatever its name says", async () => {
    answering = answer(202);
    const nothing = new BlockList();
    expect(await push("127.0.0.1", { listed: nothing })).toMatchObject({ outcome: "failed" });
    expect(await push("city.localhost", { listed: nothing })).toMatchObject({
      error: "the name leads to an address that is not public",
    });
    const resolve: Resolve = (_name, callback) =>
      callback(null, [
        { address: "1.1.1.1", family: 4 },
        { address: "10.0.0.1", family: 4 },
      ]);
    expect(await push("city.example", { resolve })).toMatchObject({
      error: "the name leads to an address that is not public",
    });
    expect(asked).toEqual([]);
  });

  it("is looked at whenever it is connected to: a name that changes reaches nobody new", async () => {
    answering = answer(202, "", { connection: "close" });
    const addresses = ["127.0.0.1", "10.0.0.1"];
    const resolve: Resolve = (_name, callback) =>
      callback(null, [{ address: addresses.shift() ?? "10.0.0.1", family: 4 }]);
    const transport = createEventTransport({ listed: LOOPBACK, allowsPlainHttp: true, resolve });
    expect(await transport.push(urlOf("city.example"), "TOKEN")).toMatchObject({ outcome: "accepted" });
    expect(await transport.push(urlOf("city.example"), "TOKEN")).toMatchObject({
      error: "the name leads to an address that is not public",
    });
    transport.close();
  });

  it("without TLS, or with a certificate that nobody trusts, is not spoken to", async () => {
    const transport = createEventTransport({ listed: LOOPBACK, patienceMs: 5000 });
    const url = urlOf("127.0.0.1").replace("http:", "https:");
    expect(await transport.push(url, "TOKEN")).toMatchObject({ outcome: "failed" });
    expect(await transport.push(urlOf("127.0.0.1"), "TOKEN")).toMatchObject({ outcome: "failed" });
    transport.close();
  });
});
