import type { ReasonTemplateStore } from "@shiming/core";
import { type Row, rowOf, templateOf } from "../rows/reason-templates.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createReasonTemplateStore(
  { database, queue }: Connection,
  settle: Settle,
): ReasonTemplateStore {
  const all = database.prepare<[], Row>("SELECT * FROM reason_templates ORDER BY move, title, id");
  const find = database.prepare<[string], Row>("SELECT * FROM reason_templates WHERE id = ?");
  const put = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO reason_templates ${named("id move title zh en revision")}`,
  );
  const remove = database.prepare<[string]>("DELETE FROM reason_templates WHERE id = ?");
  return {
    list: async () => all.all().map(templateOf),
    change: (id, decide) =>
      queue.run(() => {
        const row = find.get(id);
        const { next, ...caused } = decide(row && templateOf(row));
        if (next) put.run(rowOf(next));
        else remove.run(id);
        settle(caused);
      }),
  };
}
