import type { JSONWebKeySet } from "jose";
import { type ExpressHandler, expressHandler } from "./express.ts";
import { type FastifyPlugin, fastifyPlugin } from "./fastify.ts";
import { type FetchHandler, fetchHandler, type HonoHandler, honoHandler } from "./fetch.ts";
import type { PushAnswer, PushedToken } from "./push.ts";
import { parseEvent, type SecurityEvent } from "./security-event.ts";
import { createSeenEvents, REPEATED_FOR_MS, type SeenEvents } from "./seen-events.ts";
import { createVerifier, NotNow, TokenRefused } from "./verify-token.ts";

/** Which platform is believed, for which mini program, and what to do with what it says. */
export interface EventReceiverOptions {
  /** The address of the platform's keys, `https://…/.well-known/jwks.json`, or the keys themselves. */
  readonly jwks: string | URL | JSONWebKeySet;
  /** The appid. */
  readonly audience: string;
  /** The platform's base URL. Default: that of `jwks`, where it is an address. */
  readonly issuer?: string;
  /** Handles an event. What it throws has the platform push the event again: it is to bear being called twice. */
  readonly onEvent: (event: SecurityEvent) => void | Promise<void>;
  /** Default: the last 10,000, in this process alone. */
  readonly seen?: SeenEvents;
  /** Hears of what `onEvent` throws, and of tokens that are not taken. */
  readonly onFault?: (error: Error) => void;
  /** Default: the clock of this machine. */
  readonly now?: () => Date;
}

/** Takes what the platform pushes, in whatever framework. */
export interface EventReceiver {
  /** For any other framework: answers what was pushed. Never throws. */
  receive(pushed: PushedToken): Promise<PushAnswer>;
  /** `app.register(receiver.fastify, { prefix: "/shiming/events" })` */
  readonly fastify: FastifyPlugin;
  /** `app.post("/shiming/events", receiver.express)` */
  readonly express: ExpressHandler;
  /** `app.post("/shiming/events", receiver.hono)` */
  readonly hono: HonoHandler;
  /** For whoever has a `Request` and wants a `Response`. */
  readonly fetch: FetchHandler;
}

const TYPE = /^application\/secevent\+jwt(?:;|$)/i;
const WELL_KNOWN = "/.well-known/jwks.json";

/**
 * Takes the events that the platform pushes (contract §11): verifies signature, issuer, audience, type and age, handles each
 * event once, and answers by RFC 8935, the challenge of the registration too.
 *
 * @throws TypeError for `jwks` that is no address, and for keys without `issuer`
 */
export function createEventReceiver(options: EventReceiverOptions): EventReceiver {
  const {
    audience,
    onEvent,
    seen = createSeenEvents(),
    onFault = () => {},
    now = () => new Date(),
  } = options;
  const { issuer, jwks } = whereFrom(options);
  const verify = createVerifier({ issuer, audience, jwks });
  /** One event that comes twice at once is handled once. */
  const underway = new Map<string, Promise<void>>();

  const handle = async (event: SecurityEvent): Promise<void> => {
    if (await seen.has(event.id)) return;
    await onEvent(event);
    await seen.add(event.id, new Date(now().getTime() + REPEATED_FOR_MS));
  };
  const handleOnce = (event: SecurityEvent): Promise<void> => {
    const known = underway.get(event.id);
    if (known) return known;
    const handling = handle(event).finally(() => underway.delete(event.id));
    underway.set(event.id, handling);
    return handling;
  };

  const receive = async ({ contentType, body }: PushedToken): Promise<PushAnswer> => {
    try {
      if (!TYPE.test(contentType ?? ""))
        throw new TokenRefused("invalid_request", "Content-Type is application/secevent+jwt");
      const parsed = parseEvent(await verify(body, now()), issuer);
      if (!parsed) throw new TokenRefused("invalid_request", "this is no event of the platform");
      const { event, challenge } = parsed;
      if (challenge !== undefined) return { status: 200, contentType: "text/plain", body: challenge };
      await handleOnce(event);
      return { status: 202, body: "" };
    } catch (error) {
      const fault = error instanceof Error ? error : new Error("onEvent threw something that is no Error");
      onFault(fault);
      return answerTo(fault);
    }
  };
  const fetch = fetchHandler(receive);
  return {
    receive,
    fetch,
    fastify: fastifyPlugin(receive),
    express: expressHandler(receive),
    hono: honoHandler(fetch),
  };
}

/** Nothing of what failed here is told to whoever asks. */
function answerTo(fault: Error): PushAnswer {
  if (fault instanceof TokenRefused) {
    const { code: err, message: description } = fault;
    return { status: 400, contentType: "application/json", body: JSON.stringify({ err, description }) };
  }
  return { status: fault instanceof NotNow ? 503 : 500, body: "" };
}

function whereFrom({ jwks, issuer }: EventReceiverOptions) {
  if (typeof jwks !== "string" && !(jwks instanceof URL)) {
    if (issuer === undefined) throw new TypeError("createEventReceiver: keys need an issuer beside them");
    return { issuer, jwks };
  }
  const url = URL.canParse(`${jwks}`) ? new URL(jwks) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new TypeError("createEventReceiver: jwks is the address of the platform's keys");
  const own = url.href.endsWith(WELL_KNOWN) ? url.href.slice(0, -WELL_KNOWN.length) : undefined;
  const from = issuer ?? own;
  if (from === undefined) throw new TypeError("createEventReceiver: this address needs an issuer beside it");
  return { issuer: from, jwks: url };
}
