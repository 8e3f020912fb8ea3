/** A host's two halves, where there is no platform. */
import assert from "node:assert/strict";
import { generateKeyPairSync, verify } from "node:crypto";
import { createRequire } from "node:module";
import { test } from "node:test";
import { HostError, RealnameHost } from "@shiming/host";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const options = { baseUrl: "https://platform.example", issuer: "https://city.example", kid: "1", privateKey };

test("sign an assertion that node:crypto verifies", async () => {
  const assertion = await new RealnameHost(options).signAssertion({ userId: "u1" });
  const [header, claims, signature] = assertion.split(".");
  const key = { key: publicKey, dsaEncoding: "ieee-p1363" };
  const bytes = Buffer.from(signature, "base64url");
  assert.equal(verify("sha256", Buffer.from(`${header}.${claims}`), key, bytes), true);
  assert.equal(JSON.parse(Buffer.from(claims, "base64url")).sub, "u1");
});

test("say which option is wrong", () => {
  assert.throws(
    () => new RealnameHost({ ...options, baseUrl: "http://platform.example" }),
    (error) => error instanceof HostError && error.failure === "option_invalid",
  );
});

test("are loaded by require, too", () => {
  const require = createRequire(import.meta.url);
  assert.equal(typeof require("@shiming/host").RealnameHost, "function");
});

test("have a browser half that a server which renders pages may import", async () => {
  const { openRealnameAuth } = await import("@shiming/host/browser");
  assert.equal(typeof openRealnameAuth, "function");
});
