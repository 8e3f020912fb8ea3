/** Access tokens. Contract §3. */
import Type, { type Static } from "typebox";
import { GRANT_TYPE } from "../endpoints.ts";
import { limits } from "../limits.ts";

/** Asks for the token that is the same on every node; `force_refresh` revokes it for another. */
export type StableTokenRequest = Static<typeof StableTokenRequest>;
export const StableTokenRequest = Type.Object({
  grant_type: Type.Literal(GRANT_TYPE),
  appid: Type.String(),
  secret: Type.String(),
  force_refresh: Type.Optional(Type.Boolean()),
});

/** An access token of either chain. */
export type TokenAnswer = Static<typeof TokenAnswer>;
export const TokenAnswer = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  /** Seconds from now. */
  expires_in: Type.Integer({ minimum: 0, maximum: limits.accessTokenSeconds }),
});
