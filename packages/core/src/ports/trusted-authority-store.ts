import type { TrustedAuthority } from "../merchant/trusted-authority.ts";
import type { Change } from "./change.ts";

export interface TrustedAuthorityStore {
  find(id: string): Promise<TrustedAuthority | undefined>;
  /** In the order in which they were added. */
  list(): Promise<readonly TrustedAuthority[]>;

  /** Adds, changes or, where `next` is `undefined`, removes it. */
  change(id: string, change: Change<TrustedAuthority | undefined>): Promise<void>;
}
