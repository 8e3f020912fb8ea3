/** The keys of the sign-in, all of them derived from the pepper (RFC 5869): whoever loses that sets every password anew anyway. */
import { hkdfSync } from "node:crypto";
import { Sensitive } from "@shiming/core";

export interface SignInKeys {
  /** Signs cookies and encrypts the secrets of second factors. */
  readonly secret: Sensitive<string>;
  /** Under which addresses are looked up. */
  readonly addresses: Sensitive<Buffer>;
  /** Mixed into every password. */
  readonly passwords: Sensitive<Buffer>;
}

export function deriveKeys(pepper: Sensitive<Buffer>): SignInKeys {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", pepper.reveal(), "", `shiming sign-in ${purpose}`, 32));
  return {
    secret: new Sensitive(derive("secret").toString("base64url")),
    addresses: new Sensitive(derive("addresses")),
    passwords: new Sensitive(derive("passwords")),
  };
}
