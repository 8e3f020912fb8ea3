import type { AccessTokenStore } from "./access-token-store.ts";
import type { MerchantStore } from "./merchant-store.ts";
import type { MiniProgramStore } from "./mini-program-store.ts";

/**
 * What an exchange reads of whoever calls. What lets a call pass may be up to half a second old, where another node has changed
 * it; what the same process has changed is never old. {@link ConsentStore.release} looks again at what matters.
 */
export interface CallerReads {
  readonly accessTokens: Pick<AccessTokenStore, "find">;
  readonly miniPrograms: Pick<MiniProgramStore, "find" | "isBound">;
  readonly merchants: Pick<MerchantStore, "find" | "findCertificate">;
}
