import {
  type EndOfTurn,
  type EventEndpoint,
  type EventEndpointStore,
  eventEndpointRow,
  type RegisterRow,
  telling,
} from "@shiming/core";
import {
  COUNT,
  type Counts,
  DUE,
  FORGET,
  fromRow,
  GIVE_UP,
  IS_DUE,
  KEEP_UP,
  OTHERS,
  REST,
  type Row,
  toRow,
} from "../rows/event-endpoints.ts";
import { eventOf, type OutboxRow } from "../rows/outbox.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export interface EventEndpoints {
  readonly store: EventEndpointStore;
  /** With all events, for another owner. To be called inside a unit of work. @returns what was there */
  readonly forget: (appid: string) => readonly RegisterRow[];
}

export function createEventEndpoints({ database, queue }: Connection, settle: Settle): EventEndpoints {
  const find = database.prepare<[string], Row>("SELECT * FROM event_endpoints WHERE appid = ?");
  const put = database.prepare<[Row]>(`INSERT OR REPLACE INTO event_endpoints ${named(`appid ${OTHERS}`)}`);
  const drop = database.prepare<[string], Row>("DELETE FROM event_endpoints WHERE appid = ? RETURNING *");
  const giveUp = database.prepare<[{ appid: string; at: number }]>(GIVE_UP);
  const forget = database.prepare<[{ appid: string }]>(FORGET);
  const claim = database.prepare<[{ at: number; until: number; limit: number }], Row>(
    `UPDATE event_endpoints SET free_at = @until
     WHERE appid IN (SELECT appid FROM event_endpoints WHERE ${IS_DUE} ORDER BY free_at, appid LIMIT @limit) RETURNING *`,
  );
  const due = database.prepare<[{ appid: string; at: number; limit: number }], OutboxRow>(
    `${DUE} ORDER BY due_at, rowid LIMIT @limit`,
  );
  const count = database.prepare<[], Counts>(COUNT);
  const release = createRelease(database);
  const remove = (appid: string, at: Date) => {
    const removed = drop.all(appid);
    if (removed.length > 0) giveUp.run({ appid, at: at.getTime() });
  };
  return {
    forget(appid) {
      forget.run({ appid });
      return drop.all(appid).map((row) => eventEndpointRow(fromRow(row)));
    },
    store: {
      async find(appid) {
        const row = find.get(appid);
        return row && fromRow(row);
      },
      change: (appid, change) =>
        queue.run(() => {
          const row = find.get(appid);
          const now = row && fromRow(row);
          const { next, ...caused } = change(now);
          if (next) put.run(toRow(next));
          else remove(appid, caused.events[0]?.at ?? new Date(0));
          settle(telling(caused, now ? [eventEndpointRow(now)] : [], next ? [eventEndpointRow(next)] : []));
        }),
      claim: (at, until, limit) =>
        queue.run((): EventEndpoint[] =>
          claim.all({ at: at.getTime(), until: until.getTime(), limit }).map(fromRow),
        ),
      due: async (appid, at, limit) => due.all({ appid, at: at.getTime(), limit }).map(eventOf),
      release: (appid, until, end) => queue.run(() => release(appid, until, end)),
      count: async () => count.get() ?? { active: 0, paused: 0, failing: 0 },
    },
  };
}

function createRelease(database: Connection["database"]) {
  const keepUp = database.prepare<[{ appid: string; until: number; at: number }]>(KEEP_UP);
  const rest = database.prepare<[{ appid: string; until: number; at: number; rests: number }]>(REST);
  return (appid: string, until: Date, end: EndOfTurn): void => {
    const lease = { appid, until: until.getTime(), at: end.at.getTime() };
    if (end.outcome === "kept_up") keepUp.run(lease);
    else rest.run({ ...lease, rests: end.restsUntil.getTime() });
  };
}
