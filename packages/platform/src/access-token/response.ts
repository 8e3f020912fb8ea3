import type { IssuedAccessToken } from "@shiming/core";
import type { TokenAnswer } from "@shiming/wire";

export function createTokenResponse({ accessToken, expiresIn }: IssuedAccessToken): TokenAnswer {
  return { access_token: accessToken, expires_in: expiresIn };
}
