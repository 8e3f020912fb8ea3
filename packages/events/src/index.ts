/** Security events on their way out: how they are signed, and where they may be pushed to (contract §11). */

export { createEventSigner, type EventKey, jwksOf } from "./signer.ts";
export { createEventTransport, type EventTransportSettings } from "./transport.ts";
