import { generateKeyPairSync, sign } from "node:crypto";
import { DomainError, hostKeyDigest } from "@shiming/core";
import { describe, expect, it } from "vitest";
import { type AssertionSubject, verifyAssertion } from "./assertion.ts";
import { HostKeys } from "./host-keys.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const publicKeyPem = publicKey.export({ type: "spki", format: "pem" }).toString();
const host = { issuer: "https://app.example", keys: [{ kid: "k1", publicKeyPem }], origins: [] };
const deps = {
  hosts: { find: async (issuer: string) => (issuer === host.issuer ? host : undefined) },
  hostKeys: new HostKeys(),
  baseUrl: () => "https://shiming.example",
};
const at = new Date("2026-11-22T02:00:00.500Z");
const now = Math.floor(at.getTime() / 1000);
const claims = {
  iss: host.issuer,
  aud: "https://shiming.example",
  sub: "user-1",
  appid: "wx0123456789abcdef",
  client_os: "ios",
  client_version: "8.0.50",
  iat: now,
  exp: now + 120,
  jti: "j1",
};

function bearer(changes: object = {}, header: object = {}): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${encode({ alg: "ES256", kid: "k1", ...header })}.${encode({ ...claims, ...changes })}`;
  const key = { key: privateKey, dsaEncoding: "ieee-p1363" } as const;
  return `Bearer ${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}

async function ruleBrokenBy(changes: object, subject: AssertionSubject = "mini_program"): Promise<unknown> {
  try {
    await verifyAssertion(bearer(changes), subject, deps, at);
    return undefined;
  } catch (error) {
    return error instanceof DomainError && error.failure === "assertion_invalid"
      ? error.detail.hint?.en
      : error;
  }
}

describe("verifyAssertion", () => {
  it("tells who is where, on which client, and until when that holds", async () => {
    expect(await verifyAssertion(bearer(), "mini_program", deps, at)).toEqual({
      issuer: host.issuer,
      hostKey: hostKeyDigest({ kid: "k1", publicKeyPem }),
      userId: "user-1",
      jti: "j1",
      expiresAt: new Date((now + 120) * 1000),
      issuedAt: new Date(now * 1000),
      appid: "wx0123456789abcdef",
      clientOs: "ios",
      clientVersion: "8.0.50",
    });
  });

  it("tells an account without a mini program", async () => {
    const account = { appid: undefined, client_os: undefined, client_version: undefined };
    expect(await verifyAssertion(bearer(account), "account", deps, at)).toMatchObject({
      userId: "user-1",
      ...{ appid: undefined },
    });
    expect(await ruleBrokenBy({}, "account")).toBe("assertion: appid has no place here");
  });

  it.each([
    ["a lifetime of 120 s", { exp: now + 120 }],
    ["its last second", { iat: now - 119, exp: now + 1 }],
    ["a clock 30 s ahead", { iat: now + 30, exp: now + 60 }],
    ["aud among others", { aud: ["https://other.example", "https://shiming.example"] }],
    ["a jti of 128 characters", { jti: "x".repeat(128) }],
  ])("accepts %s", async (_what, changes) => {
    expect(await ruleBrokenBy(changes)).toBeUndefined();
  });

  it.each([
    ["assertion: exp is at most 120 s after iat", { exp: now + 121 }],
    ["assertion: exp is at most 120 s after iat", { iat: now + 20, exp: now + 20 }],
    ["assertion: it has expired (exp)", { iat: now - 120, exp: now }],
    ["assertion: iat is in the future; set the host's clock by NTP", { iat: now + 31, exp: now + 60 }],
    ["assertion: iat and exp are whole seconds, as numbers", { exp: now + 60.5 }],
    ["assertion: aud is not https://shiming.example", { aud: "https://shiming.example/" }],
    ["assertion: aud is not https://shiming.example", { aud: ["https://other.example"] }],
    ["assertion: jti is a text of 1 to 128 characters", { jti: "x".repeat(129) }],
    ["assertion: sub is a text of 1 to 512 characters", { sub: "x".repeat(513) }],
    ["assertion: client_version is a text of 1 to 512 characters", { client_version: 8 }],
    ["assertion: iat and exp are whole seconds, as numbers", { iat: String(now) }],
    ["assertion: iat and exp are whole seconds, as numbers", { exp: at.toISOString() }],
    ["assertion: iat and exp are in seconds, not in milliseconds", { exp: (now + 60) * 1000 }],
    ["assertion: iat and exp are in seconds, not in milliseconds", { iat: now * 1000, exp: now * 1000 }],
    ["assertion: iat is missing", { iat: undefined }],
    ["assertion: jti is missing", { jti: undefined }],
    ["assertion: it is not valid yet (nbf)", { nbf: now + 60 }],
    ["assertion: nbf is wrong", { nbf: "soon" }],
    ["assertion: client_os is missing", { client_os: undefined }],
    [
      "assertion: client_os is missing, but there is one that is spelt otherwise; it is client_os",
      { client_os: undefined, clientOs: "ios" },
    ],
    [
      "assertion: appid is missing, but there is one that is spelt otherwise; it is appid",
      { appid: undefined, app_id: "wx0123456789abcdef" },
    ],
  ])("says: %s", async (rule, changes) => {
    expect(await ruleBrokenBy(changes)).toBe(rule);
  });

  it.each(["none", "HS256", "ES384", "RS256", "es256"])("takes no alg but ES256: %s", async (alg) => {
    await expect(verifyAssertion(bearer({}, { alg }), "mini_program", deps, at)).rejects.toMatchObject({
      failure: "assertion_invalid",
      detail: { hint: { en: "assertion: alg is not ES256" } },
    });
  });

  it.each([
    ["issuer_unknown", bearer({ iss: "https://other.example" })],
    ["kid_unknown", bearer({}, { kid: "k2" })],
    ["signature_wrong", bearer().replace(/\.[^.]{4}([^.]*)$/, ".AAAA$1")],
  ])(
    "tells the log %s, and a stranger only that the signer is none that is registered",
    async (word, jwt) => {
      const hint = {
        en: "assertion: it is not signed with a key that is registered here for its iss and kid",
      };
      await expect(verifyAssertion(jwt, "mini_program", deps, at)).rejects.toMatchObject({
        failure: "assertion_invalid",
        detail: { hint, mistakes: [word] },
      });
    },
  );

  it("passes a fault of the store on, and does not call it a refusal", async () => {
    const fault = new Error("disk gone");
    const broken = { ...deps, hosts: { find: () => Promise.reject(fault) } };
    await expect(verifyAssertion(bearer(), "mini_program", broken, at)).rejects.toBe(fault);
  });
});
