import { createPublicKey, type KeyObject } from "node:crypto";
import { type EventSigner, refuse } from "@shiming/core";
import { calculateJwkThumbprint, exportJWK, type JSONWebKeySet, type JWK, SignJWT } from "jose";

/** A key that signs events: P-256. */
export interface EventKey {
  readonly privateKey: KeyObject;
}

const ALG = "ES256";
const thumbprints = new WeakMap<KeyObject, Promise<JWK>>();

/** Its public half, named by its thumbprint (RFC 7638). */
function jwkOf({ privateKey }: EventKey): Promise<JWK> {
  const known = thumbprints.get(privateKey);
  if (known) return known;
  const jwk = exportJWK(createPublicKey(privateKey)).then(async (half) => ({
    ...half,
    kid: await calculateJwkThumbprint(half),
    alg: ALG,
    use: "sig",
  }));
  thumbprints.set(privateKey, jwk);
  return jwk;
}

/** All keys that receivers may meet: RFC 7517 §5. */
export async function jwksOf(keys: readonly EventKey[]): Promise<JSONWebKeySet> {
  return { keys: await Promise.all(keys.map(jwkOf)) };
}

/** @param current the key that signs now; there is none in a folder of keys from before there were events */
export function createEventSigner(current: () => EventKey | undefined): EventSigner {
  return async (claims) => {
    const key = current() ?? refuse("platform_busy", { hint: NO_KEY });
    const { kid = "" } = await jwkOf(key);
    const token = new SignJWT({ ...claims });
    return token.setProtectedHeader({ alg: ALG, kid, typ: "secevent+jwt" }).sign(key.privateKey);
  };
}

const NO_KEY = {
  en: 'there is no key to sign events with: "shiming keys rotate events" makes one',
  zh: "没有用于签发事件的密钥：请运行“shiming keys rotate events”",
};
