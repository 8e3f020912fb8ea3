import type { AccessToken, TokenChain } from "../access-token/access-token.ts";
import type { Digest } from "../digest.ts";

export interface AccessTokenStore {
  /** Ended tokens are found for at least a day after their end, so that "expired" can be told from "invalid". */
  find(digest: Digest): Promise<AccessToken | undefined>;

  /** How many of a mini program have not ended by then. */
  countUsable(appid: string, at: Date): Promise<number>;

  /**
   * Lets `change` decide on the tokens of one chain, oldest first, and remembers its decision before answering. Of
   * concurrent changes, on any number of nodes, each sees the one before. `change` must be synchronous and pure.
   */
  changeChain<T>(
    appid: string,
    chain: TokenChain,
    change: (now: readonly AccessToken[]) => { next: readonly AccessToken[]; result: T },
  ): Promise<T>;
}
