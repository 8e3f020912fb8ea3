import type { ApiToken } from "../api-token/api-token.ts";
import type { Change } from "./change.ts";
import type { RegisterPage } from "./register-page.ts";

export interface ApiTokenPage extends Omit<RegisterPage<"created_at" | "ends_at">, "among"> {
  readonly ownerId?: string | undefined;
  /** Those alone of members of this organisation. */
  readonly organisationId?: string | undefined;
}

export interface ApiTokenStore {
  find(id: string): Promise<ApiToken | undefined>;

  /** Newest first unless ordered; `search` is a part of a name. @throws `entity_not_found` for an `after` that is not there */
  list(page: ApiTokenPage): Promise<readonly ApiToken[]>;

  /** Adds or changes it; whoever asks from then on finds it so. */
  change(id: string, change: Change<ApiToken | undefined, ApiToken>): Promise<void>;

  /** Remembers a use, unless a later one is remembered. */
  recordUse(id: string, at: Date): Promise<void>;
}
