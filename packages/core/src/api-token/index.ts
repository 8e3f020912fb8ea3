/** API tokens: what programs of staff and of service providers act by. */

export { type ApiToken, type ApiTokenState, stateOfToken, type TokenOwner } from "./api-token.ts";
export { holderOfToken } from "./holder.ts";
export { type OwnerDeps, ownerNow } from "./owner.ts";
export { createToken, revokeToken, tokensFor } from "./tokens.ts";
