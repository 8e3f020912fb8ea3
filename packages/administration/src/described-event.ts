/** Endpoints and events as they are shown: without signatures, and without what others' servers have said to others. */
import {
  type EventEndpoint,
  type EventMessage,
  type EventTry,
  openTries,
  type QueuedMessage,
  refuse,
  setClaims,
} from "@shiming/core";
import { timeOf } from "./described.ts";
import type { OperationDeps } from "./operation.ts";
import type { Delivery, ShownDelivery, ShownEndpoint } from "./schemas/event.ts";

export async function endpointNow(appid: string, deps: OperationDeps, at: Date): Promise<ShownEndpoint> {
  const found = await deps.stores.eventEndpoints.find(appid);
  const issuer = deps.events?.issuer() ?? null;
  return {
    appid,
    url: found?.url ?? null,
    state: found?.state ?? null,
    registered_at: timeOf(found?.registeredAt),
    failing_since: timeOf(found?.failingSince),
    next_try_at: found && isResting(found, at) ? timeOf(found.freeAt) : null,
    issuer,
    jwks_uri: issuer === null ? null : `${issuer}/.well-known/jwks.json`,
  };
}

const isResting = ({ failures, freeAt, state }: EventEndpoint, at: Date) =>
  state === "active" && failures > 0 && freeAt > at;

export function describeDelivery(message: QueuedMessage): Delivery {
  const { id, template: event, state, attempts, lastError = null } = message;
  return {
    ...{ id, event, created_at: message.at.toISOString(), state, attempts, last_error: lastError },
    next_try_at: message.state === "waiting" ? message.dueAt.toISOString() : null,
    settled_at: message.state === "waiting" ? null : message.settledAt.toISOString(),
  };
}

/** @throws `entity_not_found` for what is another's, too */
export async function requireEvent(
  { appid, id }: { readonly appid: string; readonly id: string },
  { stores }: OperationDeps,
): Promise<QueuedMessage<EventMessage>> {
  const message = await stores.outbox.find(id);
  if (message?.channel === "event" && message.about === appid) return message;
  return refuse("entity_not_found", { hint: { en: `no event ${id}`, zh: `没有事件 ${id}` } });
}

/** Nothing where the platform does not run: then nobody knows its address. */
async function claimsOf(message: EventMessage, { events }: OperationDeps, at: Date): Promise<string | null> {
  if (!events) return null;
  const { iat: _, ...claims } = await setClaims(message, { ...events, issuer: events.issuer() }, at);
  return JSON.stringify(claims);
}

export async function shownDelivery(
  message: QueuedMessage<EventMessage>,
  deps: OperationDeps,
  at: Date,
): Promise<ShownDelivery> {
  const endpoint = await deps.stores.eventEndpoints.find(message.about);
  const claims = await claimsOf(message, deps, at);
  return {
    ...describeDelivery(message),
    request: { url: endpoint?.url ?? null, claims },
    tries: openTries(message, deps.keys).map(describeTry).reverse(),
  };
}

function describeTry({ at, url, tookMs, error, answer }: EventTry): ShownDelivery["tries"][number] {
  return {
    ...{ at: timeOf(at), url: url ?? null, took_ms: tookMs, error: error ?? null },
    answer: answer
      ? { status: answer.status, content_type: answer.contentType ?? null, body: answer.body }
      : null,
  };
}
