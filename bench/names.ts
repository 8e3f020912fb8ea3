import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

/** Who takes part: others each time, since a database that is kept has those of earlier runs. */
export interface Names {
  readonly appid: string;
  readonly hostKey: { readonly kid: string; readonly publicKeyPem: string };
  readonly hostPrivateKey: KeyObject;
  /** Of one person. Thousands of others lie between two of them, where there are so many. */
  userId(place: number): string;
}

export function createNames(): Names {
  const run = randomBytes(8).toString("hex");
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicKeyPem = publicKey.export({ type: "spki", format: "pem" }).toString();
  return {
    appid: `wx${run}`,
    hostKey: { kid: `bench-${run}`, publicKeyPem },
    hostPrivateKey: privateKey,
    userId: (place) => `u${place % 1000}/${(place * 7_919_003) % 9_000_000}.${run}`,
  };
}
