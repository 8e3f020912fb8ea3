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
import type { RecordEvent } from "./audit.ts";
import type { Connection } from "./connection.ts";
import { registerReader } from "./register-page.ts";

/** Puts a message in the outbox. To be called inside a unit of work, which it commits with. */
export type QueueMessage = (message: OutgoingMessage) => void;

export function createOutbox(
  connection: Connection,
  record: RecordEvent,
): { store: OutboxStore; queue: QueueMessage } {
  const { database, queue } = connection;
  const find = database.prepare<[string], OutboxRow>("SELECT * FROM outbox WHERE id = ?");
  const columns = ["id", ...COLUMNS.split(" ")];
  const insert = database.prepare<[OutboxRow]>(
    `INSERT INTO outbox (${columns.join(", ")}) SELECT ${columns.map((name) => `@${name}`).join(", ")} WHERE ${IS_WANTED}`,
  );
  const claim = database.prepare<[number, number, number], OutboxRow>(
    `UPDATE outbox SET due_at = ? WHERE id IN
       (SELECT id FROM outbox WHERE state = 'waiting' AND channel = 'mail' AND due_at <= ? ORDER BY due_at, rowid LIMIT ?) RETURNING *`,
  );
  const end = database.prepare<[string, string | null, Uint8Array | null, number, string]>(
    `UPDATE outbox SET state = ?, attempts = attempts + 1, last_error = ?, answer = coalesce(?, answer), settled_at = ?, due_at = NULL
     WHERE id = ? AND state = 'waiting'`,
  );
  const postpone = database.prepare<[string, Uint8Array | null, number, string]>(
    `UPDATE outbox SET attempts = attempts + 1, last_error = ?, answer = coalesce(?, answer), due_at = ?
     WHERE id = ? AND state = 'waiting'`,
  );
  const again = database.prepare<[number, string]>(
    `UPDATE outbox SET state = 'waiting', due_at = ?, settled_at = NULL
     WHERE id = ? AND (state = 'given_up' OR (state = 'waiting' AND attempts > 0))`,
  );
  const cancel = database.prepare<[number, string]>(
    "UPDATE outbox SET state = 'given_up', settled_at = ?, due_at = NULL WHERE id = ? AND state = 'waiting'",
  );
  const count = database
    .prepare<[string, string], number>("SELECT count(*) FROM outbox WHERE state = ? AND channel LIKE ?")
    .pluck();
  const changeByHand = (
    change: typeof again,
    { id, at, events, refused }: { id: string; at: Date; events: readonly AuditEvent[]; refused: Text },
  ) =>
    queue.run(() => {
      if (change.run(at.getTime(), id).changes === 1) return events.forEach(record);
      if (!find.get(id)) refuse("entity_not_found");
      refuse("value_invalid", { hint: refused });
    });
  const put: QueueMessage = (message) => void insert.run(newRow(message));
  return {
    queue: put,
    store: {
      put: (messages) => queue.run(() => messages.forEach(put)),
      claim: (at, until, limit) =>
        queue.run(() => {
          const rows = claim.all(until.getTime(), at.getTime(), limit);
          return rows.sort((one, other) => one.created_at - other.created_at).map(mailOf);
        }),
      settle: (id, settlement) =>
        queue.run(() => {
          const { sealedTries = null } = settlement;
          switch (settlement.outcome) {
            case "delivered":
              end.run("delivered", null, sealedTries, settlement.at.getTime(), id);
              break;
            case "given_up":
              end.run("given_up", settlement.error, sealedTries, settlement.at.getTime(), id);
              break;
            case "failed":
              postpone.run(settlement.error, sealedTries, settlement.nextTryAt.getTime(), id);
          }
        }),
      retry: (id, at, events) => changeByHand(again, { id, at, events, refused: notFailed(id) }),
      cancel: (id, at, events) => changeByHand(cancel, { id, at, events, refused: notWaiting(id) }),
      count: async (state, channel) => count.get(state, channel ?? "%") ?? 0,
      async find(id) {
        const row = find.get(id);
        return row && messageOf(row);
      },
      list: messageList(registerReader(connection)),
    },
  };
}
