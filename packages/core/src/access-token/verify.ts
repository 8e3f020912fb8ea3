import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { AccessTokenStore } from "../ports/access-token-store.ts";
import { isExpired, isLive } from "./access-token.ts";

/**
 * The mini program that the access token was issued to.
 * @throws `access_token_missing` (41001), `access_token_expired` (42001: its two hours are over), `access_token_invalid`
 * (40001: unknown, superseded or revoked).
 */
export async function verifyAccessToken(
  accessToken: string | undefined,
  deps: { readonly accessTokens: Pick<AccessTokenStore, "find"> },
  at: Date,
): Promise<string> {
  if (!accessToken) refuse("access_token_missing");
  const token = (await deps.accessTokens.find(digestOf(accessToken))) ?? refuse("access_token_invalid");
  if (isExpired(token, at)) refuse("access_token_expired");
  if (!isLive(token, at)) {
    refuse("access_token_invalid", {
      hint: { en: "a newer token was issued; use the latest one", zh: "已签发新的凭证，请使用最新的一个" },
    });
  }
  return token.appid;
}
