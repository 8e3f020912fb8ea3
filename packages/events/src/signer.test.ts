import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { createLocalJWKSet, jwtVerify } from "jose";
import { expect, it } from "vitest";
import { createEventSigner, jwksOf } from "./signer.ts";

const newKey = () => ({ privateKey: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey });
const claims = {
  ...{ iss: "https://platform.example", aud: "wx0123456789abcdef", iat: 1, toe: 1, jti: "event" },
  sub_id: { format: "opaque" as const, id: "openid" },
  events: { "https://platform.example/events/identity-changed": {} },
};

it("signs with the key of that moment, and what was signed before verifies as long as its key is told", async () => {
  const [first, second] = [newKey(), newKey()];
  let current = first;
  const sign = createEventSigner(() => current);
  const before = await sign(claims);
  current = second;
  const after = await sign(claims);
  const both = createLocalJWKSet(await jwksOf([first, second]));
  for (const token of [before, after]) {
    const { payload, protectedHeader } = await jwtVerify(token, both, { typ: "secevent+jwt" });
    expect(payload).toEqual(claims);
    expect(protectedHeader).toEqual({ alg: "ES256", typ: "secevent+jwt", kid: expect.any(String) });
  }
  await expect(jwtVerify(before, createLocalJWKSet(await jwksOf([second])))).rejects.toThrow(
    "no applicable key",
  );
});

it("names a key by its thumbprint, as RFC 7638 has it, and tells nothing private", async () => {
  // RFC 7515, appendix A.3.
  const jwk = {
    ...{ kty: "EC", crv: "P-256", x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU" },
    ...{ y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0", d: "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI" },
  };
  const { keys } = await jwksOf([{ privateKey: createPrivateKey({ key: jwk, format: "jwk" }) }]);
  const { d: _, ...half } = jwk;
  // Computed with openssl from the canonical JSON of the public half.
  expect(keys).toEqual([
    { ...half, kid: "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U", alg: "ES256", use: "sig" },
  ]);
});

it("says what to do where there is no key yet", async () => {
  await expect(createEventSigner(() => undefined)(claims)).rejects.toMatchObject({
    failure: "platform_busy",
  });
});
