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

/** What a verified assertion says: this user of this host, in this mini program, on this client (contract §8). */
export interface HostAssertion {
  readonly issuer: string;
  readonly userId: string;
  readonly jti: string;
  readonly expiresAt: Date;
  /** Absent where the user looks at "my authorizations". */
  readonly appid: string | undefined;
  readonly clientOs: string | undefined;
  readonly clientVersion: string | undefined;
}
