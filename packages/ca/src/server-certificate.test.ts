import { once } from "node:events";
import { createServer, get } from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { issueServerCertificate } from "./server-certificate.ts";
import { createTestRoot, year } from "./testing/authority.ts";
import { openssl, opensslVerify } from "./testing/openssl.ts";

const root = await createTestRoot();
const server = await issueServerCertificate(root, {
  dnsNames: ["localhost", "sheet.localhost", "phone.localhost", "console.localhost"],
  ipAddresses: ["127.0.0.1", "::1"],
  validity: year,
});
const verify = (...options: string[]) =>
  opensslVerify(root.certificatePem, server.certificatePem, ["-purpose", "sslserver", ...options]).status;

describe("a server certificate", () => {
  it.each(["127.0.0.1", "::1"])("is good for the address %s", (ip) => {
    expect(verify("-verify_ip", ip)).toBe(0);
  });

  it.each(["localhost", "sheet.localhost", "phone.localhost", "console.localhost"])(
    "is good for %s",
    (host) => {
      expect(verify("-verify_hostname", host)).toBe(0);
    },
  );

  it("is good for no other name and no other address", () => {
    expect(verify("-verify_hostname", "other.localhost")).not.toBe(0);
    expect(verify("-verify_ip", "127.0.0.2")).not.toBe(0);
  });

  it("has the key that it comes with", () => {
    expect(openssl(["x509", "-noout", "-pubkey"], server.certificatePem)).toBe(
      openssl(["pkey", "-pubout"], server.privateKeyPem),
    );
  });

  it("serves a TLS client that trusts the root", async () => {
    const https = createServer({ cert: server.certificatePem, key: server.privateKeyPem }, (_, answer) =>
      answer.end(),
    );
    https.listen(0, "127.0.0.1");
    await once(https, "listening");
    const { port } = https.address() as AddressInfo;
    const request = get({ host: "127.0.0.1", port, ca: root.certificatePem, agent: false });
    const [answer] = await once(request, "response");
    expect(answer.statusCode).toBe(200);
    answer.resume();
    await once(answer, "end");
    https.close();
  });
});
