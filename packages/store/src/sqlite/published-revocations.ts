import type { PublishedRevocations, PublishedRevocationsStore } from "@shiming/core";
import type { Connection } from "./connection.ts";

interface Row {
  readonly issuer_id: string;
  readonly number: number;
  readonly der: Buffer;
  readonly this_update: number;
  readonly next_update: number;
  readonly content_digest: string;
}

export function createPublishedRevocationsStore({ database, queue }: Connection): PublishedRevocationsStore {
  const last = database.prepare<[string], Row>("SELECT * FROM published_revocations WHERE issuer_id = ?");
  const put = database.prepare<[Row]>(
    `INSERT INTO published_revocations
     VALUES (@issuer_id, @number, @der, @this_update, @next_update, @content_digest)
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

function listOf(row: Row): PublishedRevocations {
  return {
    issuerId: row.issuer_id,
    number: row.number,
    der: row.der,
    thisUpdate: new Date(row.this_update),
    nextUpdate: new Date(row.next_update),
    contentDigest: row.content_digest,
  };
}

function rowOf({ issuerId, number, der, thisUpdate, nextUpdate, contentDigest }: PublishedRevocations): Row {
  return {
    issuer_id: issuerId,
    number,
    der: Buffer.from(der),
    this_update: thisUpdate.getTime(),
    next_update: nextUpdate.getTime(),
    content_digest: contentDigest,
  };
}
