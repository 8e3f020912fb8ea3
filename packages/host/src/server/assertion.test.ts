import { execFileSync } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAssertion } from "./assertion.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-host-"));
const [keyFile, publicKeyFile] = [join(folder, "key.pem"), join(folder, "key.pub")];
const openssl = (...args: string[]) =>
  execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] }).toString();
afterAll(() => rmSync(folder, { recursive: true }));

const at = new Date("2026-11-22T02:00:00.900Z");
const user = { userId: "u-1", jti: "j-1" };
const tap = { ...user, appid: "wx0123456789abcdef", clientOs: "android", clientVersion: "8.0.50" } as const;

describe("an assertion", () => {
  let sign: (subject: Parameters<typeof signAssertion>[0]) => Promise<string>;
  beforeAll(() => {
    openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", keyFile);
    openssl("ec", "-in", keyFile, "-pubout", "-out", publicKeyFile);
    const privateKey = createPrivateKey(readFileSync(keyFile));
    const signer = {
      baseUrl: "https://shiming.example",
      issuer: "https://city.example",
      kid: "k",
      privateKey,
    };
    sign = (subject) => signAssertion(subject, signer, at);
  });

  it("says what the contract asks for, for one minute", async () => {
    const [header, claims] = partsOf(await sign(tap));
    expect(header).toEqual({ alg: "ES256", kid: "k", typ: "JWT" });
    expect(claims).toEqual({
      iss: "https://city.example",
      aud: "https://shiming.example",
      sub: "u-1",
      appid: "wx0123456789abcdef",
      client_os: "android",
      client_version: "8.0.50",
      iat: 1_795_312_800,
      exp: 1_795_312_860,
      jti: "j-1",
    });
  });

  it('says nothing of a mini program for "my authorizations"', async () => {
    const [, claims] = partsOf(await sign(user));
    expect(Object.keys(claims).sort()).toEqual(["aud", "exp", "iat", "iss", "jti", "sub"]);
  });

  it("names the child for whom a guardian acts, in either", async () => {
    for (const subject of [user, tap]) {
      const [, claims] = partsOf(await sign({ ...subject, actFor: "child-1" }));
      expect([claims.sub, claims.act_for]).toEqual(["u-1", "child-1"]);
    }
  });

  it("is another one each time unless it has a jti", async () => {
    const jtis = await Promise.all([1, 2].map(async () => partsOf(await sign({ userId: "u-1" }))[1].jti));
    expect(new Set(jtis).size).toBe(2);
  });

  it("verifies with openssl", async () => {
    const jwt = await sign(tap);
    const end = jwt.lastIndexOf(".");
    const [message, signature] = [join(folder, "message"), join(folder, "signature")];
    writeFileSync(message, jwt.slice(0, end));
    writeFileSync(signature, derOf(Buffer.from(jwt.slice(end + 1), "base64url")));
    const verify = ["dgst", "-sha256", "-verify", publicKeyFile, "-signature", signature, message];
    expect(openssl(...verify)).toBe("Verified OK\n");
  });
});

function partsOf(jwt: string): Record<string, unknown>[] & { 1: Record<string, unknown> } {
  const parts = jwt.split(".").slice(0, 2);
  return parts.map((part) => JSON.parse(Buffer.from(part, "base64url").toString())) as never;
}

/** The signature as openssl has it: a SEQUENCE of two INTEGERs (X.690), by the numbers themselves. */
function derOf(raw: Buffer): Buffer {
  expect(raw).toHaveLength(64);
  const integers = [raw.subarray(0, 32), raw.subarray(32)].map((half) => {
    const digits = BigInt(`0x${half.toString("hex")}`).toString(16);
    const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), "0"), "hex");
    const content = (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]);
    return Buffer.concat([Buffer.of(0x02, content.length), content]);
  });
  const content = Buffer.concat(integers);
  return Buffer.concat([Buffer.of(0x30, content.length), content]);
}
