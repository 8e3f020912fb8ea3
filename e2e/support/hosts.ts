/** Hosts, and the assertions that their back ends sign, made by hand so that any rule can be broken. */
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";

export interface TestHost {
  readonly issuer: string;
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKeyPem: string;
}

function testHost(issuer: string, kid: string): TestHost {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    issuer,
    kid,
    privateKey,
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}

export const host = testHost("https://app.example", "host-key-1");
export const otherHost = testHost("https://wallet.example", "wallet-key-1");

export type Claims = Record<string, unknown>;

/** What a host says of a user in a mini program. A claim set to `undefined` is left out. */
export function claimsOf(userId: string, appid: string | undefined, audience: string, at: Date): Claims {
  const iat = Math.floor(at.getTime() / 1000);
  const client = { client_os: "ios", client_version: "8.0.50" };
  return {
    iss: host.issuer,
    aud: audience,
    sub: userId,
    ...(appid === undefined ? {} : { appid, ...client }),
    iat,
    exp: iat + 120,
    jti: randomUUID(),
  };
}

export function signAssertion(claims: Claims, signer: TestHost = host, header: Claims = {}): string {
  const head = encode({ alg: "ES256", kid: signer.kid, typ: "JWT", ...header });
  const signed = `${head}.${encode(claims)}`;
  const key = { key: signer.privateKey, dsaEncoding: "ieee-p1363" } as const;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
