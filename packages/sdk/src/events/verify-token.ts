import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
} from "jose";

/** Why a token is not taken, by the codes of RFC 8935 §2.4. */
export type RefusalCode = "invalid_request" | "invalid_issuer" | "invalid_audience" | "authentication_failed";

export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
  readonly code: RefusalCode;

  constructor(code: RefusalCode, description: string) {
    super(description);
    this.code = code;
  }
}

/** Nothing can be said of the token now: the platform is to push it again. */
export class NotNow extends Error {
  override readonly name = "NotNow";
}

export type VerifyToken = (token: string, at: Date) => Promise<JWTPayload>;

export interface VerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: URL | JSONWebKeySet;
}

/** The keys are kept for ten minutes; for one that is not among them they are fetched anew, at most every half minute. */
const KEPT_MS = 600_000;
const COOLDOWN_MS = 30_000;
const PATIENCE_MS = 5000;
/** A token is signed when it is pushed. */
const OLDEST_S = 600;
const SKEW_S = 300;

/** Throws {@link TokenRefused} for good, {@link NotNow} where the keys, or the time, cannot be judged. */
export function createVerifier({ issuer, audience, jwks }: VerifierOptions): VerifyToken {
  const keys =
    jwks instanceof URL
      ? createRemoteJWKSet(jwks, {
          ...{ cacheMaxAge: KEPT_MS, cooldownDuration: COOLDOWN_MS, timeoutDuration: PATIENCE_MS },
        })
      : createLocalJWKSet(jwks);
  const demands = { issuer, audience, algorithms: ["ES256"], typ: "secevent+jwt" };
  return async (token, currentDate) => {
    try {
      const age = { maxTokenAge: OLDEST_S, clockTolerance: SKEW_S, currentDate };
      return (await jwtVerify(token, keys, { ...demands, ...age })).payload;
    } catch (error) {
      throw reasonOf(error);
    }
  };
}

function reasonOf(error: unknown): Error {
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return new TokenRefused("authentication_failed", "the signature does not verify");
  if (error instanceof errors.JWTExpired)
    return new NotNow("the token is too old by the clock of this machine");
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "iss") return new TokenRefused("invalid_issuer", "iss is another platform");
    if (error.claim === "aud") return new TokenRefused("invalid_audience", "aud is another mini program");
    if (error.claim === "iat" && error.reason === "check_failed")
      return new NotNow("the token is of the future by the clock of this machine");
    return new TokenRefused("invalid_request", `${error.claim} is missing or wrong`);
  }
  const isMalformed =
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported;
  if (isMalformed) return new TokenRefused("invalid_request", "this is no token signed by ES256");
  // Keys that cannot be fetched, and one that is not among them yet.
  return new NotNow("the keys of the platform cannot be had, or the token's is not among them");
}
