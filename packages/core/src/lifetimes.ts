import { ACCESS_TOKEN_LIFE_MS } from "./access-token/access-token.ts";
import { PERSON_SESSION_LIFE_MS } from "./consent/my-consents.ts";
import { AUTH_TOKEN_LIFE_MS } from "./consent/release.ts";
import { CONSENT_REQUEST_LIFE_MS } from "./consent/transitions.ts";
import { CLOCK_TOLERANCE_MS } from "./lifetime.ts";
import { LOGIN_CODE_LIFE_MS } from "./login/login-code.ts";
import { VERIFICATION_CODE_LIFE_MS } from "./verification/code.ts";

/**
 * The latest moments, in Unix milliseconds, at which what is open now may end; what ends later was issued while the clock
 * was ahead.
 */
export function endsOfOpen(at: Date) {
  const latest = (lifeMs: number) => at.getTime() + lifeMs + CLOCK_TOLERANCE_MS;
  return {
    request: latest(CONSENT_REQUEST_LIFE_MS),
    authToken: latest(AUTH_TOKEN_LIFE_MS),
    verificationCode: latest(VERIFICATION_CODE_LIFE_MS),
    invitation: latest(PERSON_SESSION_LIFE_MS.invitation),
    session: latest(PERSON_SESSION_LIFE_MS.session),
    loginCode: latest(LOGIN_CODE_LIFE_MS),
    accessToken: latest(ACCESS_TOKEN_LIFE_MS),
  };
}
