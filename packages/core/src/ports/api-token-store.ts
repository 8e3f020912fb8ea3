import type { ApiToken } from "../api-token/api-token.ts";
import type { Change } from "./change.ts";

export interface ApiTokenStore {
  find(id: string): Promise<ApiToken | undefined>;

  /** Newest first: all, or those of one person. */
  list(ownerId?: string): Promise<readonly ApiToken[]>;

  /** Adds or changes it; whoever asks from then on finds it so. */
  change(id: string, change: Change<ApiToken | undefined, ApiToken>): Promise<void>;

  /** Remembers a use, unless a later one is remembered. */
  recordUse(id: string, at: Date): Promise<void>;
}
