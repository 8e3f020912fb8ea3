/** Security events: what service providers are told of, where it is pushed to, and how (contract §11). */

export { deliverEvents, type EventDeliveryDeps } from "./deliver.ts";
export type { EventEndpoint } from "./endpoint.ts";
export { type HolderNews, holderNews, tellingHolders } from "./holder-news.ts";
export {
  causeTestEvent,
  noEndpoint,
  pauseEndpoint,
  registerEndpoint,
  removeEndpoint,
  resumeEndpoint,
} from "./manage-endpoint.ts";
export {
  eventMessage,
  type SecurityEvent,
  type SecurityEventType,
} from "./security-event.ts";
export { eventUri, type SetClaims, setClaims } from "./set-claims.ts";
export { type EventTry, MOST_TRIES_KEPT, openTries } from "./tries.ts";
export { type WithdrawalNews, withdrawalNews } from "./withdrawal-news.ts";
