/** The secrets of the sign-in: two that stay, and the peppers of its passwords, which are derived from the platform's (RFC 5869). */
import { hkdfSync } from "node:crypto";
import { type Pepper, type Peppers, Sensitive } from "@shiming/core";

/** 32 bytes each. They cannot be exchanged. */
export interface SignInSecrets {
  /** Signs cookies and encrypts the secrets of second factors. */
  readonly cookies: Sensitive<Buffer>;
  /** Under which addresses are looked up. */
  readonly addresses: Sensitive<Buffer>;
}

/** As the library takes it. */
export const cookieSecret = ({ cookies }: SignInSecrets) => cookies.reveal().toString("base64url");

/** A hash of the sign-in is worth nothing beside those of payment passwords, although its pepper has the same id. */
export function peppersOfPasswords(peppers: Peppers): Peppers {
  const derived = ({ id, secret }: Pepper): Pepper => {
    const own = hkdfSync("sha256", secret.reveal(), "", "shiming sign-in passwords", 32);
    return { id, secret: new Sensitive(Buffer.from(own)) };
  };
  return {
    current: () => derived(peppers.current()),
    byId(id) {
      const pepper = peppers.byId(id);
      return pepper && derived(pepper);
    },
  };
}
