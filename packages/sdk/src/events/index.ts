/** What the platform tells a service provider, received. */

export type { ExpressHandler } from "./express.ts";
export type { FastifyPlugin } from "./fastify.ts";
export type { FetchHandler, HonoHandler } from "./fetch.ts";
export type { PushAnswer, PushedToken } from "./push.ts";
export {
  createEventReceiver,
  type EventReceiver,
  type EventReceiverOptions,
} from "./receiver.ts";
export type {
  AccessChanged,
  AccountClosed,
  CertificateExpiring,
  ConsentWithdrawn,
  IdentityChanged,
  SecurityEvent,
  UnknownEvent,
  VerificationTest,
} from "./security-event.ts";
export { createSeenEvents, type SeenEvents } from "./seen-events.ts";
