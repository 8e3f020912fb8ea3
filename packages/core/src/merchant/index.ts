/** Merchants and their certificates. */

export {
  type CertificateState,
  type CertificateStatus,
  certificateStateAt,
  certificateStates,
  isUsable,
  type MerchantCertificate,
} from "./certificate.ts";
export { CertificateKeys } from "./certificate-keys.ts";
export { isMchId, type Merchant } from "./merchant.ts";
export type { PublishedRevocations } from "./published-revocations.ts";
export type { SeenKey } from "./seen-key.ts";
export type { HeldRevocationList, TrustedAuthority } from "./trusted-authority.ts";
