/** Every number of the contract that a caller can run into. Durations are whole seconds. */
export const limits = {
  /** Lifetime of a fresh access token. §3. */
  accessTokenSeconds: 7200,
  /** How long an older token still works after `token` has issued the next. §3. */
  supersededTokenSeconds: 300,
  /** `stable_token` hands out the same token until this long before its end. §3. */
  stableTokenRenewalSeconds: 300,
  /** Forced refreshes of a mini program's stable token per day. §3. */
  forceRefreshesPerDay: 20,
  /** A forced refresh this soon after the last issue returns the current token. §3. */
  forceRefreshIntervalSeconds: 30,
  /** Size of a request body. §5. */
  bodyBytes: 16 * 1024,
  /** How far `timestamp` may be from the platform's clock, either way. §5. */
  timestampSkewSeconds: 300,
  /** The largest `timestamp`: an unsigned 32-bit integer. §5. */
  timestampMax: 4_294_967_295,
  /** Lifetime of an `auth_token`. §5. */
  authTokenSeconds: 300,
  /** How long the same request is answered again after the first release. §5. */
  repeatSeconds: 60,
  /** Size of the RSA key of a merchant certificate, in bits. §5. */
  rsaBits: { min: 2048, max: 4096 },
  /** Where a minute and a day of quota begin. §5. */
  quotaTimeZone: "Asia/Shanghai",
  /** The largest id of a category level: an unsigned 32-bit integer. §§2, 4. */
  categoryIdMax: 4_294_967_295,
  /** Lifetime of a consent request. §8. */
  consentRequestSeconds: 300,
  /** Longest allowed distance from `iat` to `exp` of a host assertion. §8. */
  assertionSeconds: 120,
  /** Lifetime of the `code` of a verification. §9. */
  verificationCodeSeconds: 600,
  /** Lifetime of a `js_code`. §9. */
  loginCodeSeconds: 300,
  /** Consents in a page of "my authorizations": at most, and where none is asked for. §8. */
  consentsPerPage: { max: 100, usual: 50 },
  /** Oldest host client, iOS and Android alike, compared number by number. §2. */
  hostVersionMin: "6.5.22",
} as const;
