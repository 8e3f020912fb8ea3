export { type CallerNow, type CallerRefusal, callerRefusalOf, type Disclosing } from "./caller-now.ts";
/** The exchange of an `auth_token` for an identity. Contract §5. */

export { type ExchangeDeps, exchangeAuthToken, type RealnameInfoCall } from "./exchange.ts";
export type { RealnameInfoFields } from "./fields.ts";
export { type Diagnosis, detailOfAccessToken, detailOfBody } from "./mistakes.ts";
export {
  certificatesFor,
  type PartRefusal,
  type PartRefusals,
  type RequestParts,
  refusalsOfParts,
} from "./request-parts.ts";
export { SignatureCheck } from "./signature-check.ts";
export { type CallRealnameInfo, tryRequest } from "./try-request.ts";
