import { type Digest, digestOf } from "../digest.ts";

/** A super-app whose back end signs assertions about its signed-in users. */
export interface Host {
  /** `iss` of its assertions. */
  readonly issuer: string;
  readonly keys: readonly HostKey[];
  /** Of its pages: they alone may frame the sheet, and are told its result. */
  readonly origins: readonly string[];
}

/** A public key of a host, ES256 (P-256), as PEM (SubjectPublicKeyInfo). */
export interface HostKey {
  readonly kid: string;
  readonly publicKeyPem: string;
}

/** Which key of a host it is: another key under the same `kid` is another one. */
export function hostKeyDigest({ kid, publicKeyPem }: HostKey): Digest {
  return digestOf(JSON.stringify([kid, publicKeyPem]));
}

/** What a verified assertion says: this user of this host, in this mini program, on this client (contract §8). */
export interface HostAssertion {
  readonly issuer: string;
  /** The key that it was signed with: what it opens ends with that key. */
  readonly hostKey: Digest;
  readonly userId: string;
  /** The user id of the child for whom this user acts; absent where the user acts alone. */
  readonly actFor?: string | undefined;
  readonly jti: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** Absent where the user looks at "my authorizations". */
  readonly appid: string | undefined;
  readonly clientOs: string | undefined;
  readonly clientVersion: string | undefined;
}
