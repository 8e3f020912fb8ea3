/** Access tokens of mini programs: issued, renewed, verified. Contract §3. */

export type { AccessToken, TokenChain } from "./access-token.ts";
export type { ClientCredential } from "./credential.ts";
export {
  type IssuedAccessToken,
  issueStableToken,
  issueToken,
  stableTokenFor,
} from "./issue.ts";
export { verifyAccessToken } from "./verify.ts";
