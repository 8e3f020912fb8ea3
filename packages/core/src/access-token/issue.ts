import { openRecord, sealRecord } from "@shiming/crypto";
import type { Permitted } from "../authorization/authorize.ts";
import { digestOf } from "../digest.ts";
import { refuse } from "../failure.ts";
import type { AccessTokenStore } from "../ports/access-token-store.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { RandomBytes } from "../random.ts";
import { ACCESS_TOKEN_LIFE_MS, type AccessToken, type TokenChain } from "./access-token.ts";
import { type ChainStep, continueStable, refreshStable, supersede } from "./chains.ts";
import { authenticateClient, type ClientCredential } from "./credential.ts";

export interface IssuedAccessToken {
  readonly accessToken: string;
  /** Whole seconds that remain of its life. */
  readonly expiresIn: number;
}

export interface IssueDeps extends TokenDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find">;
}

export interface TokenDeps {
  readonly accessTokens: Pick<AccessTokenStore, "find" | "changeChain">;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
}

/** `GET /cgi-bin/token` (contract §3). */
export async function issueToken(
  credential: ClientCredential,
  deps: IssueDeps,
  at: Date,
): Promise<IssuedAccessToken> {
  const appid = await authenticateClient(credential, "client_credential", deps);
  const { token, secretText } = freshToken(appid, "token", deps.random, at);
  await deps.accessTokens.changeChain(appid, "token", (now) => {
    const { tokens, answer } = supersede(now, token);
    return { next: tokens, result: answer };
  });
  return { accessToken: secretText, expiresIn: ACCESS_TOKEN_LIFE_MS / 1000 };
}

/**
 * `POST /cgi-bin/stable_token` (contract §3).
 * @throws `token_refresh_limit_reached` when `forceRefresh` was used 20 times today.
 */
export async function issueStableToken(
  credential: ClientCredential,
  forceRefresh: boolean,
  deps: IssueDeps,
  at: Date,
): Promise<IssuedAccessToken> {
  return stableTokenOf(
    await authenticateClient(credential, "client_credential", deps),
    forceRefresh,
    deps,
    at,
  );
}

/** The current one of a mini program, for a call that somebody makes in its name who may replace its secret. */
export function stableTokenFor(
  appid: string,
  _actor: Permitted<"apps.try_request">,
  deps: TokenDeps,
  at: Date,
): Promise<IssuedAccessToken> {
  return stableTokenOf(appid, false, deps, at);
}

async function stableTokenOf(
  appid: string,
  forceRefresh: boolean,
  deps: TokenDeps,
  at: Date,
): Promise<IssuedAccessToken> {
  const { token, secretText } = freshToken(appid, "stable_token", deps.random, at);
  const sealed = await sealRecord(Buffer.from(secretText), contextOf(appid), deps.keys.current());
  const fresh = { ...token, sealed };
  const answer = await deps.accessTokens.changeChain(appid, "stable_token", (now) => {
    const step: ChainStep =
      (forceRefresh ? refreshStable(now, fresh) : continueStable(now, fresh)) ??
      refuse("token_refresh_limit_reached");
    return { next: step.tokens, result: step.answer };
  });
  return {
    accessToken: answer.digest === fresh.digest ? secretText : await reopen(answer, deps.keys),
    expiresIn: Math.floor((answer.endsAt.getTime() - at.getTime()) / 1000),
  };
}

function freshToken(
  appid: string,
  chain: TokenChain,
  random: RandomBytes,
  at: Date,
): { token: AccessToken; secretText: string } {
  const secretText = random(48).toString("base64url");
  const expiresAt = new Date(at.getTime() + ACCESS_TOKEN_LIFE_MS);
  const token = { digest: digestOf(secretText), appid, chain, issuedAt: at, expiresAt, endsAt: expiresAt };
  return { token: { ...token, forced: false, sealed: undefined }, secretText };
}

const contextOf = (appid: string) => `access_tokens.sealed:${appid}`;

async function reopen(token: AccessToken, keys: KeyEncryptionKeys): Promise<string> {
  if (!token.sealed) throw new Error("a stable token was remembered without its sealed text");
  const text = await openRecord(token.sealed, contextOf(token.appid), (id) => keys.byId(id));
  return Buffer.from(text).toString();
}
