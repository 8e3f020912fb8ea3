import { createServer, type ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { requireTlsOfBrowsers } from "./strict-transport.ts";

/** The policy in an answer of a platform at that address. */
function policyAt(baseUrl: string | undefined): unknown {
  const headers = new Map<string, unknown>();
  const server = createServer();
  requireTlsOfBrowsers(server, baseUrl);
  const response = { setHeader: (name: string, value: unknown) => headers.set(name, value) };
  server.emit("request", {} as never, response as unknown as ServerResponse);
  return headers.get("strict-transport-security");
}

it("a platform that is reached over TLS tells browsers to come back so", () => {
  expect(policyAt("https://realname.example.com")).toBe("max-age=31536000");
  expect(policyAt("https://realname.example.com:8443")).toBe("max-age=31536000");
});

it.each([
  undefined,
  "http://127.0.0.1:8080",
  "http://realname.example.com",
  "https://localhost:8443",
  "https://sheet.localhost:8443",
  "https://127.0.0.1:8443",
  "https://[::1]:8443",
])("one at %s does not: it would speak for others, or to nobody", (baseUrl) => {
  expect(policyAt(baseUrl)).toBeUndefined();
});
