import type { ReasonTemplateStore } from "@shiming/core";
import { type Row, rowOf, templateOf } from "../rows/reason-templates.ts";
import type { Connection } from "./connection.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const templates = tableOf<Row, "id">("reason_templates", ["id"], "move title zh en revision");
const all = statement<object, Row>("SELECT * FROM reason_templates ORDER BY move, title, id");

export function createReasonTemplateStore(connection: Connection): ReasonTemplateStore {
  return {
    list: async () => (await connection.all(all, {})).map(templateOf),
    change: (id, decide) =>
      connection.unit(async (unit) => {
        const row = await unit.first(templates.lock, { id });
        const { next, ...caused } = decide(row && templateOf(row));
        if (next) await templates.put(unit, row, rowOf(next));
        else await unit.run(templates.remove, { id });
        await settle(unit, caused);
      }),
  };
}
