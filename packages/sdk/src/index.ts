/**
 * What a service provider's back end needs to come from an `auth_token` to a verified name and ID number.
 *
 * @module @shiming/sdk
 */

export { maskCredentialId, maskName, type RealnameInfo, Sensitive } from "@shiming/crypto";
export type { CachedToken, TokenCache } from "./access-token/token-cache.ts";
export type { Category, CategoryLevel } from "./categories/categories.ts";
export { RealnameClient } from "./client.ts";
export type { Effects } from "./effects.ts";
export {
  type FailureDetail,
  type Language,
  RealnameError,
  type RealnameFailure,
} from "./error/realname-error.ts";
export * from "./events/index.ts";
export type { Login } from "./login/session.ts";
export type { Environment } from "./options/environment.ts";
export type {
  CallOptions,
  CertificateOption,
  MerchantOption,
  RealnameClientIdentity,
  RealnameClientOptions,
  RealnameClientSettings,
} from "./options/options.ts";
export type { AskedItem, DisclosedItems, Item } from "./realname-info/items.ts";
export type { Verification, VerificationQuestion } from "./verification/messages.ts";
