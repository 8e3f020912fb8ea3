import type { PublishedRevocationsStore } from "@shiming/core";
import { listOf, type Row, rowOf } from "../rows/published-revocations.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

const last = statement<{ issuer: string }, Row>(
  "SELECT * FROM published_revocations WHERE issuer_id = @issuer",
);
const put = statement<Row>(
  `INSERT INTO published_revocations AS known (issuer_id, number, der, this_update, next_update, content_digest)
   VALUES (@issuer_id, @number, @der, @this_update, @next_update, @content_digest)
   ON CONFLICT (issuer_id) DO UPDATE SET number = excluded.number, der = excluded.der,
     this_update = excluded.this_update, next_update = excluded.next_update, content_digest = excluded.content_digest
   WHERE known.number < excluded.number`,
);

export function createPublishedRevocationsStore(connection: Connection): PublishedRevocationsStore {
  return {
    async last(issuer) {
      const row = await connection.first(last, { issuer });
      return row && listOf(row);
    },
    publish: async (list) => (await connection.run(put, rowOf(list))) === 1,
  };
}
