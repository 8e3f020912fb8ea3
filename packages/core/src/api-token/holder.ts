import type { TokenHolder } from "../actor/actor.ts";
import { digestOf, sameDigest } from "../digest.ts";
import type { ApiTokenStore } from "../ports/api-token-store.ts";
import { readToken, stateOfToken } from "./api-token.ts";
import { type OwnerDeps, ownerNow } from "./owner.ts";

/** A use is written down at most so often. */
const USE_EVERY_MS = 60_000;

/** Compared with where there is no such token, so that one that is there takes no longer. */
const NO_TOKEN = digestOf("no token");

/**
 * Who a presented token stands for, with the roles that its owner has now.
 * @returns `undefined` for one that is unknown, ended or revoked, and for one whose owner has left
 */
export async function holderOfToken(
  text: string,
  deps: OwnerDeps & { readonly apiTokens: Pick<ApiTokenStore, "find" | "recordUse"> },
  at: Date,
): Promise<TokenHolder | undefined> {
  const presented = readToken(text);
  if (!presented) return undefined;
  const token = await deps.apiTokens.find(presented.id);
  const isItself = sameDigest(token?.secretDigest ?? NO_TOKEN, presented.secretDigest);
  if (!token || !isItself || stateOfToken(token, at) !== "good") return undefined;
  const owner = await ownerNow(token.owner, deps);
  if (!owner) return undefined;
  const { id, actions, lastUsedAt } = token;
  if (!lastUsedAt || at.getTime() - lastUsedAt.getTime() >= USE_EVERY_MS) {
    await deps.apiTokens.recordUse(id, at);
  }
  return { kind: "token", id, owner, actions };
}
