import { type IncomingMailStore, type MailFate, refuse } from "@shiming/core";
import { mailList } from "../lists.ts";
import { type MailRow, mailOf, notGivable, onlyOne, SHORTENED } from "../rows/incoming-mails.ts";
import type { Connection } from "./connection.ts";
import { registerReader } from "./register-page.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";

const insert = statement<MailRow>(
  `INSERT INTO incoming_mails (id, received_at, sender, size, content, fate, application_id, head)
   VALUES (@id, @received_at, @sender, @size, @content, @fate, @application_id, @head) ON CONFLICT DO NOTHING`,
);
const waiting = statement<{ limit: number }, MailRow>(
  "SELECT * FROM incoming_mails WHERE fate = 'received' ORDER BY received_at, id LIMIT @limit",
);
const end = statement<{ id: string; fate: MailFate; application: string | null }>(
  "UPDATE incoming_mails SET fate = @fate, application_id = @application WHERE id = @id AND fate = 'received'",
);
const give = statement<{ id: string; application: string }>(
  `UPDATE incoming_mails SET fate = 'understood', application_id = @application
   WHERE id = @id AND application_id IS NULL AND fate <> 'received'`,
);
const countOf = statement<{ sender: string; since: number }, { count: number }>(
  "SELECT count(*) AS count FROM incoming_mails WHERE sender = @sender AND received_at > @since",
);
const countFate = statement<{ fate: MailFate }, { count: number }>(
  "SELECT count(*) AS count FROM incoming_mails WHERE fate = @fate",
);
const find = statement<{ id: string }, MailRow>("SELECT * FROM incoming_mails WHERE id = @id");
const begin = statement<{ begin: string; behind: string }, MailRow>(
  "SELECT * FROM incoming_mails WHERE id >= @begin AND id < @behind LIMIT 2",
);

export function createIncomingMails(connection: Connection): IncomingMailStore {
  return {
    async keep({ id, receivedAt, sender, size, sealed, sealedHead }) {
      const row = { id, sender, size, content: Buffer.from(sealed), received_at: receivedAt.getTime() };
      const head = sealedHead ? Buffer.from(sealedHead) : null;
      const written = await connection.run(insert, { ...row, fate: "received", application_id: null, head });
      return written === 1 ? "kept" : "repeated";
    },
    waiting: async (limit) => (await connection.all(waiting, { limit })).map(mailOf),
    async settle(id, fate, applicationId) {
      await connection.run(end, { id, fate, application: applicationId ?? null });
    },
    assign: (id, applicationId, events) =>
      connection.unit(async (unit) => {
        if (!(await unit.first(find, { id }))) refuse("entity_not_found");
        const given = await unit.run(give, { id, application: applicationId });
        if (given === 0) refuse("value_invalid", { hint: notGivable(id) });
        await settle(unit, { events });
      }),
    async countOf(sender, since) {
      return (await connection.first(countOf, { sender, since: since.getTime() }))?.count ?? 0;
    },
    count: async (fate) => (await connection.first(countFate, { fate }))?.count ?? 0,
    async find(id) {
      const row = await connection.first(find, { id });
      if (row || !SHORTENED.test(id)) return row && mailOf(row);
      const only = onlyOne(await connection.all(begin, { begin: id, behind: `${id}g` }));
      return only && mailOf(only);
    },
    list: mailList(registerReader(connection)),
  };
}
