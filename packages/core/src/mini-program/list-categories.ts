import { verifyAccessToken } from "../access-token/verify.ts";
import { refuse } from "../failure.ts";
import type { AccessTokenStore } from "../ports/access-token-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { Category } from "./category.ts";

/**
 * The categories of the mini program itself (contract §4): needs a valid access token, no real-name access.
 * @throws as {@link verifyAccessToken}
 */
export async function listCategories(
  accessToken: string | undefined,
  deps: {
    readonly accessTokens: Pick<AccessTokenStore, "find">;
    readonly miniPrograms: Pick<MiniProgramStore, "find">;
  },
  at: Date,
): Promise<readonly Category[]> {
  const appid = await verifyAccessToken(accessToken, deps, at);
  const app = (await deps.miniPrograms.find(appid)) ?? refuse("access_token_invalid");
  return app.categories;
}
