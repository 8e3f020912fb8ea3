import type { PublishedRevocationsStore } from "@shiming/core";
import { listOf, type Row, rowOf } from "../rows/published-revocations.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";

export function createPublishedRevocationsStore({ database, queue }: Connection): PublishedRevocationsStore {
  const last = database.prepare<[string], Row>("SELECT * FROM published_revocations WHERE issuer_id = ?");
  const put = database.prepare<[Row]>(
    `INSERT INTO published_revocations ${named("issuer_id number der this_update next_update content_digest")}
     ON CONFLICT (issuer_id) DO UPDATE SET number = excluded.number, der = excluded.der,
       this_update = excluded.this_update, next_update = excluded.next_update, content_digest = excluded.content_digest
     WHERE number < excluded.number`,
  );
  return {
    async last(issuerId) {
      const row = last.get(issuerId);
      return row && listOf(row);
    },
    publish: (list) => queue.run(() => put.run(rowOf(list)).changes === 1),
  };
}
