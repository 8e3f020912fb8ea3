import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "./support/commands.ts";
import { post, send } from "./support/http.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import { approve, askConsent, openSheet } from "./support/protocol.ts";

const running: TestPlatform[] = [];
afterAll(() => Promise.all(running.map((platform) => platform.close())));

async function start(...options: Parameters<typeof startPlatform>): Promise<TestPlatform> {
  const platform = await startPlatform(...options);
  running.push(platform);
  return platform;
}

function makeServerCertificate(): { cert: string; key: string } {
  const directory = mkdtempSync(join(tmpdir(), "shiming-tls-"));
  const [keyFile, certFile] = [join(directory, "key.pem"), join(directory, "cert.pem")];
  const names = "subjectAltName=IP:127.0.0.1,DNS:localhost";
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", keyFile];
  run("openssl", [
    "req",
    "-x509",
    ...key,
    "-out",
    certFile,
    "-days",
    "2",
    "-subj",
    "/CN=test",
    "-addext",
    names,
  ]);
  const [cert, secret] = [readFileSync(certFile, "utf8"), readFileSync(keyFile, "utf8")];
  rmSync(directory, { recursive: true });
  return { cert, key: secret };
}

describe("over TLS", () => {
  const tls = makeServerCertificate();

  it("the platform is reached by https", async () => {
    const platform = await start({ config: { tls } });
    expect(platform.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const { json } = await send(`${platform.url}/cgi-bin/token`, { options: { ca: tls.cert } });
    expect(json.errcode).toBe(40002);
  });

  it("nobody older than TLS 1.2 is let in", async () => {
    const platform = await start({ config: { tls } });
    const { port } = new URL(platform.url);
    const versions = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    const socket = connectTls({ host: "127.0.0.1", port: Number(port), ca: tls.cert, ...versions });
    const [error] = await once(socket, "error");
    expect(error.code).toMatch(/PROTOCOL_VERSION|EPROTO|ECONNRESET/);
  });
});

describe("behind trusted proxies", () => {
  const https = { "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https" };

  it("what a proxy received over https passes", async () => {
    const platform = await start({
      config: {
        trustedProxies: ["127.0.0.0/8"],
        baseUrl: "https://shiming.example",
        sheetUrl: "https://sheet.example",
      },
    });
    expect((await send(`${platform.url}/cgi-bin/token`, { headers: https })).json.errcode).toBe(40002);
    const opened = await post(
      `${platform.url}/me/session`,
      { secret: "x" },
      { ...https, origin: "https://sheet.example" },
    );
    expect(opened.status).toBe(401);
  });

  it.each([
    ["nothing about the protocol", {}],
    ["http", { "x-forwarded-proto": "http" }],
    ["https said by the caller, http by the proxy", { "x-forwarded-proto": "https, http" }],
  ])("a request with %s is refused", async (_what, headers) => {
    const platform = await start({ config: { trustedProxies: ["127.0.0.1", "::1"] } });
    const { status, headers: answered } = await send(`${platform.url}/cgi-bin/token`, { headers });
    expect([status, answered["content-type"]]).toEqual([403, "application/problem+json"]);
  });

  it("a peer that is no trusted proxy is refused whatever it says, and health is asked from this machine", async () => {
    const platform = await start({
      config: { trustedProxies: ["10.0.0.0/8", "2001:db8::/32"], metricsToken: "t" },
    });
    for (const path of ["/cgi-bin/token", "/host/consent-requests", "/openapi.json", "/nowhere"]) {
      expect((await send(`${platform.url}${path}`, { headers: https })).status).toBe(403);
    }
    expect((await send(`${platform.url}/healthz`)).status).toBe(200);
  });

  it.each(["10.0.0.0/33", "proxy.internal", "10.0.0.0/", "2001:db8::/129", ""])(
    "%j is no network, and the platform does not start",
    async (cidr) => {
      await expect(startPlatform({ config: { trustedProxies: [cidr] } })).rejects.toThrow("Trusted proxy");
    },
  );
});

describe("addresses", () => {
  it("of platform and sheet may differ from the one it listens at", async () => {
    const platform = await start({
      config: { baseUrl: "https://shiming.example", sheetUrl: "https://sheet.example" },
    });
    const asked = await askConsent(platform, await platform.addPerson());
    expect(asked.json.sheet_url).toMatch(/^https:\/\/sheet\.example\/consent\//);
    const secret = new URL(asked.json.sheet_url).hash.slice(1);
    const opened = await post(`${platform.url}/consent/${asked.json.id}/session`, { secret });
    expect(opened.headers["set-cookie"]?.[0]).toContain("; Secure");
  });

  it("of the platform are what assertions are addressed to", async () => {
    const platform = await start({ config: { baseUrl: "https://shiming.example" } });
    const userId = await platform.addPerson();
    expect((await askConsent(platform, userId, { claims: { aud: platform.url } })).status).toBe(401);
    expect((await approve(await openSheet(platform, await askConsent(platform, userId)))).status).toBe(200);
  });
});
