/** `wx.request`, as the phone's back end carries it. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { RequestOutcome } from "../../apps/phone/src/api/api.ts";
import { quietPort } from "../../packages/store/src/testing/quiet-port.ts";
import { ask, usePhone } from "./support/phone.ts";

const phone = usePhone();

/** A mini program's own back end. @returns its origin, under a name below localhost */
async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  const listening = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", listening.resolve);
  await listening.promise;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://own.back-end.localhost:${(server.address() as AddressInfo).port}`;
}

async function carry(url: string, more: object = {}): Promise<RequestOutcome> {
  const request = { url, method: "GET", header: {}, timeout: 10_000, ...more };
  return (await ask(phone, "/api/requests", request)).json;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

it("method, headers and body arrive as they were written, but what a mini program may not say", async () => {
  const origin = await serve(async (request, response) => {
    const { method, headers } = request;
    response.setHeader("x-own", "yes").end(JSON.stringify({ method, headers, body: await bodyOf(request) }));
  });
  const header = {
    "content-type": "text/plain",
    "x-own": "1",
    Host: "evil",
    Referer: "http://a",
    Origin: "b",
  };
  const { response } = await carry(`${origin}/path?a=b`, { method: "put", header, body: "䶮" });
  const { method, headers, body } = JSON.parse(response?.body ?? "");
  expect([method, body, headers["content-type"], headers["x-own"]]).toEqual(["PUT", "䶮", "text/plain", "1"]);
  expect(headers.host).toBe(new URL(origin).host);
  expect([headers.referer, headers.origin, headers["sec-fetch-site"]]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(response?.header["x-own"]).toBe("yes");
});

it("every status is an answer, and redirects are followed", async () => {
  const origin = await serve((request, response) => {
    if (request.url === "/from") response.writeHead(302, { location: "/to" }).end();
    else response.writeHead(418).end("teapot");
  });
  expect((await carry(`${origin}/from`)).response).toMatchObject({ statusCode: 418, body: "teapot" });
});

it("each cookie comes by itself, and all of them in the header", async () => {
  const cookies = ["a=1; expires=Wed, 21 Oct 2099 07:28:00 GMT", "b=2"];
  const origin = await serve((_request, response) => response.setHeader("set-cookie", cookies).end());
  const { response } = await carry(origin);
  expect(response?.cookies).toEqual(cookies);
  expect(response?.header["set-cookie"]).toBe(cookies.join());
});

it("a redirect to the phone itself leads nowhere", async () => {
  const origin = await serve((_request, response) => {
    response.writeHead(307, { location: `${phone.origin}/api/me-sessions` }).end();
  });
  const header = { "content-type": "application/json" };
  const { errMsg, response } = await carry(origin, { method: "POST", header, body: '{"userId":"lilei"}' });
  expect(response).toBeUndefined();
  expect(errMsg).toBe("request:fail the phone has nothing for mini programs");
});

it("the phone of another sandbox, at another port, is not reached either", async () => {
  const origin = await serve((_request, response) => void response.end("another phone"));
  const { errMsg } = await carry(origin.replace("own.back-end", "phone"));
  expect(errMsg).toBe("request:fail the phone has nothing for mini programs");
});

it("what cannot be sent, or reaches nobody, fails and says why", async () => {
  const nobody = `http://127.0.0.1:${await quietPort()}/`;
  expect((await carry(nobody)).errMsg).toBe("request:fail ECONNREFUSED");
  expect((await carry("wx://nowhere")).errMsg).toBe('request:fail invalid url "wx://nowhere"');
  expect((await carry(nobody, { method: "GE T" })).errMsg).toMatch(/^request:fail \S/);
});

it("one that takes longer than its time-out has timed out", async () => {
  const origin = await serve(() => undefined);
  expect((await carry(origin, { timeout: 20.5 })).errMsg).toBe("request:fail timeout");
});

it("an answer of more than 10 MiB is cut off", async () => {
  const origin = await serve((_request, response) => void response.end(Buffer.alloc(11 * 1024 * 1024)));
  expect((await carry(origin)).errMsg).toBe("request:fail exceed max response size");
});

it("it is ended when the page waits no more", async () => {
  const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const origin = await serve((_request, response) => {
    begun.resolve();
    response.once("close", ended.resolve);
  });
  const gone = new AbortController();
  const request = { url: origin, method: "GET", header: {}, timeout: 60_000 };
  const asked = ask(phone, "/api/requests", request, { options: { signal: gone.signal } });
  await begun.promise;
  gone.abort();
  await expect(asked).rejects.toThrow();
  await ended.promise;
});
