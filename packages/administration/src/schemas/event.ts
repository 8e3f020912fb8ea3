import Type, { type Static } from "typebox";
import { Nullable, Time } from "./common.ts";
import { MessageState } from "./mail.ts";
import { Appid } from "./mini-program.ts";

const EventEndpointState = Type.Enum(["active", "paused"]);

/** Where the events of a mini program are pushed to. */
export type ShownEndpoint = Static<typeof ShownEndpoint>;
export const ShownEndpoint = Type.Object({
  appid: Appid,
  url: Nullable(Type.String({ description: "null where none is registered" })),
  state: Nullable(EventEndpointState),
  registered_at: Nullable(Time),
  failing_since: Nullable(Time),
  next_try_at: Nullable(
    Type.String({ format: "date-time", description: "until when it rests, because it has failed" }),
  ),
  issuer: Nullable(
    Type.String({ description: "the iss of each token; null where the platform does not run" }),
  ),
  jwks_uri: Nullable(Type.String()),
});

/** An event that was caused, without what it says. */
export type Delivery = Static<typeof Delivery>;
export const Delivery = Type.Object({
  id: Type.String({ description: "the jti of its token" }),
  event: Type.String({ description: "the last part of its URI: consent-withdrawn, …" }),
  created_at: Time,
  state: MessageState,
  attempts: Type.Integer(),
  last_error: Nullable(Type.String()),
  next_try_at: Nullable(Time),
  settled_at: Nullable(Time),
});

/** With what is pushed, without its signature, and what came of the last tries. */
export type ShownDelivery = Static<typeof ShownDelivery>;
export const ShownDelivery = Type.Object({
  ...Delivery.properties,
  request: Type.Object({
    url: Nullable(Type.String()),
    claims: Nullable(
      Type.String({ description: "JSON: the claims of the token, without iat, which is that of each try" }),
    ),
  }),
  tries: Type.Array(
    Type.Object({
      at: Nullable(Time),
      url: Nullable(Type.String({ description: "where it was pushed to then" })),
      took_ms: Type.Integer(),
      error: Nullable(Type.String()),
      answer: Nullable(
        Type.Object({
          status: Type.Integer(),
          content_type: Nullable(Type.String()),
          body: Type.String({ description: "its beginning" }),
        }),
      ),
    }),
    { description: "the last ones, twenty at most, the newest first" },
  ),
});
