import { type AuditEvent, type OutboxStore, type OutgoingMessage, refuse, type Text } from "@shiming/core";
import { messageList } from "../lists.ts";
import { messageOf, newRow, notFailed, notWaiting, type OutboxRow } from "../rows/outbox.ts";
import { recordEvents } from "./audit.ts";
import type { Connection, Queries, Unit } from "./connection.ts";
import { registerReader } from "./register-page.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

/** Puts messages in the outbox, in a unit of work, which they commit with. */
export type QueueMessages = (unit: Unit, messages: readonly OutgoingMessage[]) => Promise<void>;

const outbox = tableOf<OutboxRow, "id">(
  "outbox",
  ["id"],
  "channel about template content created_at state attempts last_error due_at settled_at",
);

/** What another node takes just now is passed over. */
const claim = statement<{ until: number; at: number; limit: number }, OutboxRow>(
  `UPDATE outbox SET due_at = @until WHERE id IN
     (SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= @at ORDER BY due_at, created_at, id
      LIMIT @limit FOR UPDATE SKIP LOCKED)
   RETURNING *`,
);
const end = statement<{ id: string; state: string; error: string | null; at: number }>(
  `UPDATE outbox SET state = @state, attempts = attempts + 1, last_error = @error, settled_at = @at, due_at = NULL
   WHERE id = @id AND state = 'waiting'`,
);
const postpone = statement<{ id: string; error: string; at: number }>(
  `UPDATE outbox SET attempts = attempts + 1, last_error = @error, due_at = @at
   WHERE id = @id AND state = 'waiting'`,
);
const again = statement<{ id: string; at: number }>(
  `UPDATE outbox SET state = 'waiting', due_at = @at, settled_at = NULL
   WHERE id = @id AND (state = 'given_up' OR (state = 'waiting' AND attempts > 0))`,
);
const cancel = statement<{ id: string; at: number }>(
  "UPDATE outbox SET state = 'given_up', settled_at = @at, due_at = NULL WHERE id = @id AND state = 'waiting'",
);
const count = statement<{ state: string }, { count: number }>(
  "SELECT count(*) AS count FROM outbox WHERE state = @state",
);

export const queueMessages: QueueMessages = async (unit, messages) => {
  for (const message of messages) await unit.run(outbox.add, newRow(message));
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
      return rows.sort((one, other) => one.created_at - other.created_at).map(messageOf);
    },
    async settle(id, settlement) {
      switch (settlement.outcome) {
        case "delivered":
          await unfenced.run(end, { id, state: "delivered", error: null, at: settlement.at.getTime() });
          break;
        case "given_up":
          await unfenced.run(end, {
            id,
            state: "given_up",
            error: settlement.error,
            at: settlement.at.getTime(),
          });
          break;
        case "failed":
          await unfenced.run(postpone, { id, error: settlement.error, at: settlement.nextTryAt.getTime() });
      }
    },
    retry: (id, at, events) => changeByHand(again, { id, at, events, refused: notFailed(id) }),
    cancel: (id, at, events) => changeByHand(cancel, { id, at, events, refused: notWaiting(id) }),
    count: async (state) => (await connection.first(count, { state }))?.count ?? 0,
    async find(id) {
      const row = await connection.first(outbox.find, { id });
      return row && messageOf(row);
    },
    list: messageList(registerReader(connection)),
  };
}
