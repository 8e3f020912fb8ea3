/** A service provider says where the events of a mini program go, and whether. */

import { staffEvent } from "../administration/staff-event.ts";
import type { AuditAction } from "../audit/action.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { refuse } from "../failure.ts";
import type { EventEndpointStore } from "../ports/event-endpoint-store.ts";
import type { EventSigner } from "../ports/event-signer.ts";
import type { EventTransport } from "../ports/event-transport.ts";
import { opaqueId, opaqueToken, type RandomBytes } from "../random.ts";
import { type EventEndpoint, LONGEST_URL } from "./endpoint.ts";
import { eventMessage } from "./security-event.ts";
import { type ClaimDeps, setClaims } from "./set-claims.ts";

export interface EndpointDeps {
  readonly eventEndpoints: EventEndpointStore;
  readonly random: RandomBytes;
}

export interface ChallengeDeps extends EndpointDeps, ClaimDeps {
  readonly transport: EventTransport;
  readonly sign: EventSigner;
}

/**
 * Registers an endpoint once it has answered a challenge: only whoever reads the token that is pushed to it knows what to answer.
 * What waits for a former one goes to it.
 * @throws `value_invalid` for an address that nothing may be pushed to, and for one that does not answer rightly
 */
export async function registerEndpoint(
  { appid, url }: Pick<EventEndpoint, "appid" | "url">,
  actor: Permitted<"events.register">,
  deps: ChallengeDeps,
  at: Date,
): Promise<void> {
  if (url.length > LONGEST_URL) refuse("value_invalid", { hint: TOO_LONG });
  deps.transport.requireAllowed(url);
  await challenge({ appid, url }, deps, at);
  const events = [staffEvent(actor, "event_endpoint_registered", appid, at)];
  const next: EventEndpoint = { appid, url, state: "active", registeredAt: at, failures: 0, freeAt: at };
  await deps.eventEndpoints.change(appid, () => ({ next, events }));
}

async function challenge(
  { appid, url }: Pick<EventEndpoint, "appid" | "url">,
  deps: ChallengeDeps,
  at: Date,
): Promise<void> {
  const { random, sign, transport } = deps;
  const secret = opaqueToken(random);
  const message = eventMessage(
    { type: "verification-test", challenge: secret },
    { id: opaqueId(random), appid },
    at,
  );
  const { answer, ...pushed } = await transport.push(url, await sign(await setClaims(message, deps, at)));
  if (answer?.status === 200 && answer.body.trim() === secret) return;
  if (answer) refuse("value_invalid", { hint: unanswered(`HTTP ${answer.status}`) });
  refuse("value_invalid", { hint: notReached("error" in pushed ? pushed.error : "") });
}

/** Nothing is pushed to it until it is resumed; what is caused meanwhile waits. @throws `entity_not_found` */
export function pauseEndpoint(
  appid: string,
  actor: Permitted<"events.pause">,
  deps: Pick<EndpointDeps, "eventEndpoints">,
  at: Date,
): Promise<void> {
  return change(appid, "event_endpoint_paused", (now) => ({ ...now, state: "paused" }), actor, deps, at);
}

/** What waits is pushed at once, also to one that rests because it has failed. @throws `entity_not_found` */
export function resumeEndpoint(
  appid: string,
  actor: Permitted<"events.resume">,
  deps: Pick<EndpointDeps, "eventEndpoints">,
  at: Date,
): Promise<void> {
  const resumed = ({ failingSince, ...now }: EventEndpoint): EventEndpoint => ({
    ...now,
    state: "active",
    failures: 0,
    freeAt: at,
  });
  return change(appid, "event_endpoint_resumed", resumed, actor, deps, at);
}

/** What waits for it is given up. @throws `entity_not_found` */
export async function removeEndpoint(
  appid: string,
  actor: Permitted<"events.remove">,
  { eventEndpoints }: Pick<EndpointDeps, "eventEndpoints">,
  at: Date,
): Promise<void> {
  const events = [staffEvent(actor, "event_endpoint_removed", appid, at)];
  await eventEndpoints.change(appid, (now) => {
    if (!now) refuse("entity_not_found", { hint: noEndpoint(appid) });
    return { next: undefined, events };
  });
}

/** Causes an event as any other. @returns its id. @throws `entity_not_found` */
export async function causeTestEvent(
  appid: string,
  actor: Permitted<"events.test">,
  { eventEndpoints, random }: EndpointDeps,
  at: Date,
): Promise<string> {
  const message = eventMessage({ type: "verification-test" }, { id: opaqueId(random), appid }, at);
  const events = [staffEvent(actor, "event_test_caused", appid, at)];
  await eventEndpoints.change(appid, (now) => ({
    next: now ?? refuse("entity_not_found", { hint: noEndpoint(appid) }),
    events,
    messages: [message],
  }));
  return message.id;
}

async function change(
  appid: string,
  action: AuditAction,
  decide: (now: EventEndpoint) => EventEndpoint,
  actor: Permitted<Action>,
  { eventEndpoints }: Pick<EndpointDeps, "eventEndpoints">,
  at: Date,
): Promise<void> {
  const events = [staffEvent(actor, action, appid, at)];
  await eventEndpoints.change(appid, (now) => ({
    next: decide(now ?? refuse("entity_not_found", { hint: noEndpoint(appid) })),
    events,
  }));
}

export const noEndpoint = (appid: string) => ({
  en: `${appid} has no endpoint for events`,
  zh: `${appid} 没有登记接收事件的地址`,
});

const TOO_LONG = {
  en: `an address has at most ${LONGEST_URL} characters`,
  zh: `地址最多 ${LONGEST_URL} 个字符`,
};

const notReached = (reason: string) => ({
  en: `the platform does not reach it (${reason}): look at its name, port and certificate, and whether the Internet reaches it`,
  zh: `平台连不上这个地址（${reason}）：请检查域名、端口和证书，并确认可从公网访问`,
});

const unanswered = (status: string) => ({
  en: `it did not answer the challenge (${status}): answer the pushed token's challenge as text/plain with HTTP 200`,
  zh: `它没有答对验证请求（${status}）：请以 HTTP 200、text/plain 原样返回令牌中的 challenge`,
});
