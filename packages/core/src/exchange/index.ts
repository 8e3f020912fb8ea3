/** The exchange of an `auth_token` for an identity. Contract §5. */

export { type ExchangeDeps, exchangeAuthToken, type RealnameInfoCall } from "./exchange.ts";
export type { RealnameInfoFields } from "./fields.ts";
export { type Diagnosis, detailOfAccessToken, detailOfBody } from "./mistakes.ts";
export { SignatureCheck } from "./signature-check.ts";
