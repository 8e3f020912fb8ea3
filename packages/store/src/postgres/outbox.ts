import { type AuditEvent, type OutboxStore, type OutgoingMessage, refuse, type Text } from "@shiming/core";
import { messageList } from "../lists.ts";
import {
  COLUMNS,
  IS_WANTED,
  mailOf,
  messageOf,
  newRow,
  notFailed,
  notWaiting,
  type OutboxRow,
} from "../rows/outbox.ts";
import { recordEvents } from "./audit.ts";
import type { Connection, Queries, Unit } from "./connection.ts";
import { registerReader } from "./register-page.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

/** Puts messages in the outbox, in a unit of work, which they commit with. */
export type QueueMessages = (unit: Unit, messages: readonly OutgoingMessage[]) => Promise<void>;

const outbox = tableOf<OutboxRow, "id">("outbox", ["id"], COLUMNS);
const columns = ["id", ...COLUMNS.split(" ")];
const add = statement<OutboxRow>(
  `INSERT INTO outbox (${columns.join(", ")}) SELECT ${columns.map((name) => `@${name}`).join(", ")} WHERE ${IS_WANTED}`,
);

/** What another node takes just now is passed over. */
const claim = statement<{ until: number; at: number; limit: number }, OutboxRow>(
  `UPDATE outbox SET due_at = @until WHERE id IN
     (SELECT id FROM outbox WHERE state = 'waiting' AND channel = 'mail' AND due_at <= @at ORDER BY due_at, created_at, id
      LIMIT @limit FOR UPDATE SKIP LOCKED)
   RETURNING *`,
);
type Ended = { id: string; state: string; error: string | null; answer: Uint8Array | null; at: number };
const end = statement<Ended>(
  `UPDATE outbox SET state = @state, attempts = attempts + 1, last_error = @error, answer = coalesce(@answer, answer),
     settled_at = @at, due_at = NULL
   WHERE id = @id AND state = 'waiting'`,
);
const postpone = statement<Omit<Ended, "state">>(
  `UPDATE outbox SET attempts = attempts + 1, last_error = @error, answer = coalesce(@answer, answer), due_at = @at
   WHERE id = @id AND state = 'waiting'`,
);
const again = statement<{ id: string; at: number }>(
  `UPDATE outbox SET state = 'waiting', due_at = @at, settled_at = NULL
   WHERE id = @id AND (state = 'given_up' OR (state = 'waiting' AND attempts > 0))`,
);
const cancel = statement<{ id: string; at: number }>(
  "UPDATE outbox SET state = 'given_up', settled_at = @at, due_at = NULL WHERE id = @id AND state = 'waiting'",
);
const count = statement<{ state: string; channel: string }, { count: number }>(
  "SELECT count(*) AS count FROM outbox WHERE state = @state AND channel LIKE @channel",
);

export const queueMessages: QueueMessages = async (unit, messages) => {
  for (const message of messages) await unit.run(add, newRow(message));
};

/** @param unfenced what has left the house is remembered, whoever delivers by now */
export function createOutbox(connection: Connection, unfenced: Queries): OutboxStore {
  const changeByHand = (
    change: typeof again,
    { id, at, events, refused }: { id: string; at: Date; events: readonly AuditEvent[]; refused: Text },
  ) =>
    connection.unit(async (unit) => {
      if ((await unit.run(change, { id, at: at.getTime() })) === 1) return recordEvents(unit, events);
      if (!(await unit.first(outbox.find, { id }))) refuse("entity_not_found");
      refuse("value_invalid", { hint: refused });
    });
  return {
    put: (messages) => connection.unit((unit) => queueMessages(unit, messages)),
    async claim(at, until, limit) {
      const rows = await connection.all(claim, { at: at.getTime(), until: until.getTime(), limit });
      return rows.sort((one, other) => one.created_at - other.created_at).map(mailOf);
    },
    async settle(id, settlement) {
      const { outcome, sealedTries: answer = null } = settlement;
      const error = settlement.outcome === "delivered" ? null : settlement.error;
      if (settlement.outcome === "failed") {
        await unfenced.run(postpone, { id, error, answer, at: settlement.nextTryAt.getTime() });
      } else {
        await unfenced.run(end, { id, state: outcome, error, answer, at: settlement.at.getTime() });
      }
    },
    retry: (id, at, events) => changeByHand(again, { id, at, events, refused: notFailed(id) }),
    cancel: (id, at, events) => changeByHand(cancel, { id, at, events, refused: notWaiting(id) }),
    count: async (state, channel) =>
      (await connection.first(count, { state, channel: channel ?? "%" }))?.count ?? 0,
    async find(id) {
      const row = await connection.first(outbox.find, { id });
      return row && messageOf(row);
    },
    list: messageList(registerReader(connection)),
  };
}
