import { type IncomingMailStore, type MailFate, refuse } from "@shiming/core";
import { mailList } from "../lists.ts";
import { type MailRow, mailOf, notGivable, onlyOne, SHORTENED } from "../rows/incoming-mails.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import { registerReader } from "./register-page.ts";
import type { Settle } from "./settle.ts";

export function createIncomingMails(connection: Connection, settle: Settle): IncomingMailStore {
  const { database, queue } = connection;
  const insert = database.prepare<[MailRow]>(
    `INSERT OR IGNORE INTO incoming_mails ${named("id received_at sender size content fate application_id head")}`,
  );
  const waiting = database.prepare<[number], MailRow>(
    "SELECT * FROM incoming_mails WHERE fate = 'received' ORDER BY received_at, rowid LIMIT ?",
  );
  const end = database.prepare<[MailFate, string | null, string]>(
    "UPDATE incoming_mails SET fate = ?, application_id = ? WHERE id = ? AND fate = 'received'",
  );
  const give = database.prepare<[string, string]>(
    `UPDATE incoming_mails SET fate = 'understood', application_id = ?
     WHERE id = ? AND application_id IS NULL AND fate <> 'received'`,
  );
  const count = database
    .prepare<[string, number], number>(
      "SELECT count(*) FROM incoming_mails WHERE sender = ? AND received_at > ?",
    )
    .pluck();
  const ofFate = database
    .prepare<[string], number>("SELECT count(*) FROM incoming_mails WHERE fate = ?")
    .pluck();
  const find = database.prepare<[string], MailRow>("SELECT * FROM incoming_mails WHERE id = ?");
  const begin = database.prepare<[string, string], MailRow>(
    "SELECT * FROM incoming_mails WHERE id >= ? AND id < ? || 'g' LIMIT 2",
  );
  return {
    keep: ({ id, receivedAt, sender, size, sealed, sealedHead }) =>
      queue.run(() => {
        const row = { id, sender, size, content: Buffer.from(sealed), received_at: receivedAt.getTime() };
        const head = sealedHead ? Buffer.from(sealedHead) : null;
        const { changes } = insert.run({ ...row, fate: "received", application_id: null, head });
        return changes === 1 ? "kept" : "repeated";
      }),
    waiting: async (limit) => waiting.all(limit).map(mailOf),
    settle: (id, fate, applicationId) => queue.run(() => void end.run(fate, applicationId ?? null, id)),
    assign: (id, applicationId, events) =>
      queue.run(() => {
        if (!find.get(id)) refuse("entity_not_found");
        const { changes } = give.run(applicationId, id);
        if (changes === 0) refuse("value_invalid", { hint: notGivable(id) });
        settle({ events });
      }),
    countOf: async (sender, since) => count.get(sender, since.getTime()) ?? 0,
    count: async (fate) => ofFate.get(fate) ?? 0,
    async find(id) {
      const row = find.get(id) ?? (SHORTENED.test(id) ? onlyOne(begin.all(id, id)) : undefined);
      return row && mailOf(row);
    },
    list: mailList(registerReader(connection)),
  };
}
