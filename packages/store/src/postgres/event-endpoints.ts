import { type EventEndpointStore, eventEndpointRow, type RegisterRow, telling } from "@shiming/core";
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
import type { Connection, Unit } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const endpoints = tableOf<Row, "appid">("event_endpoints", ["appid"], OTHERS);
const giveUp = statement<{ appid: string; at: number }>(GIVE_UP);
const forget = statement<{ appid: string }>(FORGET);
/** What another node takes just now is passed over. */
const claim = statement<{ at: number; until: number; limit: number }, Row>(
  `UPDATE event_endpoints SET free_at = @until
   WHERE appid IN (SELECT appid FROM event_endpoints WHERE ${IS_DUE}
     ORDER BY free_at, appid LIMIT @limit FOR UPDATE SKIP LOCKED)
   RETURNING *`,
);
const due = statement<{ appid: string; at: number; limit: number }, OutboxRow>(
  `${DUE} ORDER BY due_at, created_at, id LIMIT @limit`,
);
const keepUp = statement<{ appid: string; until: number; at: number }>(KEEP_UP);
const rest = statement<{ appid: string; until: number; at: number; rests: number }>(REST);
const count = statement<object, Counts>(COUNT);

export function createEventEndpointStore(connection: Connection): EventEndpointStore {
  return {
    async find(appid) {
      const row = await connection.first(endpoints.find, { appid });
      return row && fromRow(row);
    },
    change: (appid, change) =>
      connection.unit(async (unit) => {
        const row = await unit.first(endpoints.lock, { appid });
        const now = row && fromRow(row);
        const { next, ...caused } = change(now);
        if (next) await endpoints.put(unit, row, toRow(next));
        else if (row) {
          await unit.run(endpoints.remove, { appid });
          await unit.run(giveUp, { appid, at: (caused.events[0]?.at ?? new Date(0)).getTime() });
        }
        await settle(
          unit,
          telling(caused, now ? [eventEndpointRow(now)] : [], next ? [eventEndpointRow(next)] : []),
        );
      }),
    async claim(at, until, limit) {
      const rows = await connection.all(claim, { at: at.getTime(), until: until.getTime(), limit });
      return rows.map(fromRow);
    },
    async due(appid, at, limit) {
      return (await connection.all(due, { appid, at: at.getTime(), limit })).map(eventOf);
    },
    async release(appid, until, end) {
      const lease = { appid, until: until.getTime(), at: end.at.getTime() };
      if (end.outcome === "kept_up") await connection.run(keepUp, lease);
      else await connection.run(rest, { ...lease, rests: end.restsUntil.getTime() });
    },
    count: async () => (await connection.first(count, {})) ?? { active: 0, paused: 0, failing: 0 },
  };
}

/** With all events, for another owner. @returns what was there */
export async function forgetEvents(unit: Unit, appid: string): Promise<readonly RegisterRow[]> {
  const row = await unit.first(endpoints.lock, { appid });
  await unit.run(forget, { appid });
  if (!row) return [];
  await unit.run(endpoints.remove, { appid });
  return [eventEndpointRow(fromRow(row))];
}
