import type { EventEndpoint } from "../event/endpoint.ts";
import type { EventMessage } from "../outbox/message.ts";
import type { QueuedMessage } from "../outbox/queued-message.ts";
import type { Change } from "./change.ts";

/** How a turn at an endpoint ended. */
export type EndOfTurn =
  | { readonly outcome: "kept_up"; readonly at: Date }
  | { readonly outcome: "failed"; readonly at: Date; readonly restsUntil: Date };

/** Where events go, each endpoint with a queue of its own. */
export interface EventEndpointStore {
  find(appid: string): Promise<EventEndpoint | undefined>;

  /** Adds, changes or removes it. What waits for one that is removed is given up with the same commit. */
  change(appid: string, change: Change<EventEndpoint | undefined, EventEndpoint | undefined>): Promise<void>;

  /**
   * Takes endpoints that something is due for, those that have waited longest first, and lends their queues out until then: of
   * any number of nodes each queue goes to one, and when that one dies, to another after that. None that is paused, or rests.
   */
  claim(at: Date, until: Date, limit: number): Promise<readonly EventEndpoint[]>;

  /** What is due at an endpoint: in order of creation, and what has failed behind what was due before its next try. */
  due(appid: string, at: Date, limit: number): Promise<readonly QueuedMessage<EventMessage>[]>;

  /** Gives a queue back. Nothing happens to an endpoint whose lease is another's by now, by `until`. */
  release(appid: string, until: Date, end: EndOfTurn): Promise<void>;

  count(): Promise<{ readonly active: number; readonly paused: number; readonly failing: number }>;
}
