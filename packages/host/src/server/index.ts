/**
 * What the back end of a host installs: it signs assertions about its signed-in users, asks the platform for consent
 * requests, and looks up what became of them. Contract §8.
 *
 * @module @shiming/host
 */
export type { AccountSubject, AssertionSubject, MiniProgramSubject } from "./assertion.ts";
export type { ConsentState } from "./consent-state.ts";
export { HostError, type HostFailure } from "./host-error.ts";
export type { RealnameHostOptions } from "./options.ts";
export {
  type ActingFor,
  type ConsentInvitation,
  type ConsentQuestion,
  RealnameHost,
  type VerificationQuestion,
} from "./realname-host.ts";
