import type { EventEndpoint } from "@shiming/core";

export interface Row {
  readonly appid: string;
  readonly url: string;
  readonly state: EventEndpoint["state"];
  readonly registered_at: number;
  readonly failures: number;
  readonly failing_since: number | null;
  readonly free_at: number;
}

export const OTHERS = "url state registered_at failures failing_since free_at";

export function fromRow({ appid, url, state, failures, ...row }: Row): EventEndpoint {
  return {
    ...{ appid, url, state, failures },
    registeredAt: new Date(row.registered_at),
    ...(row.failing_since !== null && { failingSince: new Date(row.failing_since) }),
    freeAt: new Date(row.free_at),
  };
}

export function toRow({ appid, url, state, failures, ...endpoint }: EventEndpoint): Row {
  return {
    ...{ appid, url, state, failures },
    registered_at: endpoint.registeredAt.getTime(),
    failing_since: endpoint.failingSince?.getTime() ?? null,
    free_at: endpoint.freeAt.getTime(),
  };
}

/** Among those whose queue nobody has, those that have waited longest come first. */
export const IS_DUE = `state = 'active' AND free_at <= @at AND EXISTS (
  SELECT 1 FROM outbox
  WHERE about = event_endpoints.appid AND channel = 'event' AND state = 'waiting' AND due_at <= @at)`;

export const DUE = `SELECT * FROM outbox
  WHERE about = @appid AND channel = 'event' AND state = 'waiting' AND due_at <= @at`;

export const KEEP_UP = `UPDATE event_endpoints SET failures = 0, failing_since = NULL, free_at = @at
  WHERE appid = @appid AND free_at = @until`;

export const REST = `UPDATE event_endpoints SET failures = failures + 1,
    failing_since = coalesce(failing_since, @at), free_at = @rests
  WHERE appid = @appid AND free_at = @until`;

export const GIVE_UP = `UPDATE outbox SET state = 'given_up', last_error = 'the endpoint was removed',
    settled_at = @at, due_at = NULL
  WHERE about = @appid AND channel = 'event' AND state = 'waiting'`;

/** What was pushed to a former owner, and what his server has answered, is nothing of the next one's. */
export const FORGET = "DELETE FROM outbox WHERE about = @appid AND channel = 'event'";

export const COUNT = `SELECT
    coalesce(sum(CASE WHEN state = 'active' THEN 1 ELSE 0 END), 0) AS active,
    coalesce(sum(CASE WHEN state = 'paused' THEN 1 ELSE 0 END), 0) AS paused,
    coalesce(sum(CASE WHEN state = 'active' AND failures > 0 THEN 1 ELSE 0 END), 0) AS failing
  FROM event_endpoints`;

export interface Counts {
  readonly active: number;
  readonly paused: number;
  readonly failing: number;
}
