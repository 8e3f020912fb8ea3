/** Pushes the events that are in the outbox, one at a time to each endpoint: at least once, and under the same `jti` each time. */
import { EVENT_BACK_OFF, nextTry, waitAfter } from "../outbox/back-off.ts";
import type { EventMessage } from "../outbox/message.ts";
import type { QueuedMessage, Settlement } from "../outbox/queued-message.ts";
import { type DeliveryCounts, type GoesOn, type SettleDeps, settle } from "../outbox/settle.ts";
import type { EndOfTurn, EventEndpointStore } from "../ports/event-endpoint-store.ts";
import type { EventSigner } from "../ports/event-signer.ts";
import type { EventTransport, Pushed } from "../ports/event-transport.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import { type EventEndpoint, LONGEST_REST_MS } from "./endpoint.ts";
import { type ClaimDeps, setClaims } from "./set-claims.ts";
import { sealTries } from "./tries.ts";

export interface EventDeliveryDeps extends SettleDeps, ClaimDeps {
  readonly eventEndpoints: Pick<EventEndpointStore, "claim" | "due" | "release">;
  readonly transport: Pick<EventTransport, "push">;
  readonly sign: EventSigner;
  readonly keys: KeyEncryptionKeys;
  readonly clock: () => Date;
  /** Hears of each try. */
  readonly onTry?: ((outcome: Settlement["outcome"], tookMs: number | undefined) => void) | undefined;
}

/** How many endpoints are served beside each other: one that does not answer costs the others nothing. */
const QUEUES_AT_ONCE = 32;
/** After so many, or so long, a queue that goes on waits for its next turn behind those of others. */
const TURN_EVENTS = 50;
const TURN_MS = 60_000;
/** Longer than a turn and the longest try. Whoever dies meanwhile has the rest pushed by another when this is over. */
const LENT_MS = 2 * 60_000;

/** Serves every queue in which something is due. An endpoint that fails rests, longer each time, and nobody waits for it. */
export async function deliverEvents(
  deps: EventDeliveryDeps,
  goesOn: GoesOn = async () => true,
): Promise<DeliveryCounts> {
  const counts = { delivered: 0, failed: 0, given_up: 0 };
  const serving = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  for (;;) {
    const free = QUEUES_AT_ONCE - serving.size;
    if (!failure && free > 0 && (await goesOn())) {
      const at = deps.clock();
      const until = new Date(at.getTime() + LENT_MS);
      for (const endpoint of await deps.eventEndpoints.claim(at, until, free)) {
        const turn = serveQueue({ endpoint, at, until }, counts, deps, goesOn)
          .catch((error: unknown) => {
            failure ??= { error };
          })
          .finally(() => serving.delete(turn));
        serving.add(turn);
      }
    }
    if (serving.size === 0) break;
    await Promise.race(serving);
  }
  if (failure) throw failure.error;
  return counts;
}

interface Turn {
  readonly endpoint: EventEndpoint;
  readonly at: Date;
  /** Until when the queue is lent; by it, the lease is known. */
  readonly until: Date;
}

async function serveQueue(
  { endpoint, at, until }: Turn,
  counts: Record<Settlement["outcome"], number>,
  deps: EventDeliveryDeps,
  goesOn: GoesOn,
): Promise<void> {
  const { appid } = endpoint;
  let end: EndOfTurn = { outcome: "kept_up", at };
  for (const message of await deps.eventEndpoints.due(appid, at, TURN_EVENTS)) {
    if (deps.clock().getTime() - at.getTime() > TURN_MS || !(await goesOn())) break;
    const { settlement, isHeard } = await tryToPush(message, endpoint, deps);
    await settle(message.id, settlement, deps, goesOn);
    counts[settlement.outcome]++;
    end = endAfter(isHeard, endpoint, deps.clock());
    if (!isHeard) break;
  }
  await deps.eventEndpoints.release(appid, until, end);
}

function endAfter(isHeard: boolean, { failures }: EventEndpoint, at: Date): EndOfTurn {
  if (isHeard) return { outcome: "kept_up", at };
  const rest = waitAfter(failures + 1, LONGEST_REST_MS);
  return { outcome: "failed", at, restsUntil: new Date(at.getTime() + rest) };
}

interface Try {
  readonly settlement: Settlement;
  /** Whether the endpoint works, whatever it said. */
  readonly isHeard: boolean;
}

async function tryToPush(
  message: QueuedMessage<EventMessage>,
  { url }: EventEndpoint,
  deps: EventDeliveryDeps,
): Promise<Try> {
  const { sign, transport, keys, clock, onTry } = deps;
  // A clock that is found wrong throws: before anything has left the house.
  const at = clock();
  const pushed = await transport.push(url, await sign(await setClaims(message, deps, at)));
  const error = "error" in pushed ? pushed.error : undefined;
  const sealedTries = sealTries(
    message,
    { at, url, error, answer: pushed.answer, tookMs: pushed.tookMs },
    keys,
  );
  const settlement = { ...settlementOf(pushed, message, at), ...(sealedTries && { sealedTries }) };
  onTry?.(settlement.outcome, pushed.answer && pushed.tookMs);
  return { settlement, isHeard: pushed.outcome !== "failed" };
}

function settlementOf(pushed: Pushed, { attempts, at: since }: QueuedMessage, at: Date): Settlement {
  switch (pushed.outcome) {
    case "accepted":
      return { outcome: "delivered", at };
    case "refused":
      return { outcome: "given_up", error: pushed.error, at };
    case "failed": {
      const { error } = pushed;
      const again = nextTry(attempts + 1, since, at, EVENT_BACK_OFF);
      return again ? { outcome: "failed", error, nextTryAt: again } : { outcome: "given_up", error, at };
    }
  }
}
