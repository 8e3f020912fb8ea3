/** Applications beside the platform on its port, as a sandbox has them. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { PlatformConfig, Site } from "@shiming/platform";
import { expect, it, onTestFinished } from "vitest";
import { run } from "./support/commands.ts";
import { type Received, send } from "./support/http.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";

const sayHello: Site = (request, response) => {
  response.setHeader("content-type", "text/plain").end(`hello ${request.method} ${request.url}`);
};

async function startWithSites(
  sites: ReadonlyMap<string, Site>,
  config: PlatformConfig = {},
): Promise<TestPlatform> {
  const platform = await startPlatform({ config, replace: (parts) => ({ ...parts, sites }) });
  onTestFinished(() => platform.close());
  return platform;
}

const ask = (platform: TestPlatform, host: string, path = "/healthz"): Promise<Received> =>
  send(`${platform.url}${path}`, { headers: { host } });

it("a request goes to the application that its Host names, in any case and with any port", async () => {
  const platform = await startWithSites(new Map([["phone.localhost", sayHello]]));
  for (const host of ["phone.localhost", "phone.localhost:8080", "Phone.LOCALHOST:1"]) {
    const { text, headers } = await ask(platform, host);
    expect(text).toBe("hello GET /healthz");
    expect(headers["x-request-id"]).toBeUndefined();
  }
});

it("every other name is the platform's", async () => {
  const platform = await startWithSites(new Map([["phone.localhost", sayHello]]));
  for (const host of ["127.0.0.1", "sheet.localhost", "evil.phone.localhost", "phone.localhost.evil", "["]) {
    expect((await ask(platform, host)).json).toEqual({ status: "ok" });
  }
});

it.each([
  "GET / HTTP/1.1\r\nHost: phone.localhost\r\nHost: other.localhost\r\n\r\n",
  "GET http://other.localhost/ HTTP/1.1\r\nHost: phone.localhost\r\n\r\n",
])("a request that names two hosts goes to neither: %j", async (request) => {
  const platform = await startWithSites(new Map([["phone.localhost", sayHello]]));
  const socket = connect(Number(new URL(platform.url).port), "127.0.0.1");
  socket.write(request);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n.*"status":400/s);
});

it("an application can come when the platform already listens", async () => {
  const sites = new Map<string, Site>();
  const platform = await startWithSites(sites);
  expect((await ask(platform, "phone.localhost", "/nowhere")).status).toBe(404);
  sites.set("phone.localhost", sayHello);
  expect((await ask(platform, "phone.localhost", "/nowhere")).text).toBe("hello GET /nowhere");
});

it("it is there over TLS, too", async () => {
  const tls = makeServerCertificate();
  const platform = await startWithSites(new Map([["phone.localhost", sayHello]]), { tls });
  const headers = { host: "phone.localhost" };
  const { text } = await send(`${platform.url}/`, { headers, options: { ca: tls.cert } });
  expect(text).toBe("hello GET /");
});

it("the platform closes when the application has answered what it had begun", async () => {
  const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow: Site = async (_request, response) => {
    begun.resolve();
    await goOn.promise;
    response.end("done");
  };
  const platform = await startPlatform({
    replace: (parts) => ({ ...parts, sites: new Map([["phone.localhost", slow]]) }),
  });
  const answer = ask(platform, "phone.localhost");
  await begun.promise;
  const closed = platform.close();
  goOn.resolve();
  expect((await answer).text).toBe("done");
  await closed;
});

function makeServerCertificate(): { cert: string; key: string } {
  const folder = mkdtempSync(join(tmpdir(), "shiming-sites-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key];
  const names = ["-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1,DNS:phone.localhost"];
  run("openssl", ["req", "-x509", ...newKey, "-out", cert, "-days", "2", ...names]);
  return { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
}
