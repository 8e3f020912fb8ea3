import type { TrustedAuthority, TrustedAuthorityStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly certificate: string;
  readonly added_at: number;
  readonly crl: Buffer | null;
  readonly crl_this_update: number | null;
  readonly crl_next_update: number | null;
}

export function createTrustedAuthorityStore(
  { database, queue }: Connection,
  settle: Settle,
): TrustedAuthorityStore {
  const find = database.prepare<[string], Row>("SELECT * FROM trusted_authorities WHERE id = ?");
  const list = database.prepare<[], Row>("SELECT * FROM trusted_authorities ORDER BY added_at, rowid");
  const remove = database.prepare<[string]>("DELETE FROM trusted_authorities WHERE id = ?");
  const put = database.prepare<[Row]>(
    `INSERT INTO trusted_authorities
     VALUES (@id, @subject, @certificate, @added_at, @crl, @crl_this_update, @crl_next_update)
     ON CONFLICT (id) DO UPDATE SET crl = excluded.crl, crl_this_update = excluded.crl_this_update,
       crl_next_update = excluded.crl_next_update`,
  );

  return {
    async find(id) {
      const row = find.get(id);
      return row && authorityOf(row);
    },
    list: async () => list.all().map(authorityOf),
    change: (id, change) =>
      queue.run(() => {
        const row = find.get(id);
        const { next, ...caused } = change(row && authorityOf(row));
        if (next) put.run(rowOf(next));
        else remove.run(id);
        settle(caused);
      }),
  };
}

function authorityOf(row: Row): TrustedAuthority {
  const { crl, crl_this_update, crl_next_update } = row;
  return {
    id: row.id,
    subject: row.subject,
    certificatePem: row.certificate,
    addedAt: new Date(row.added_at),
    ...(crl && {
      revocations: {
        der: crl,
        thisUpdate: new Date(crl_this_update ?? 0),
        nextUpdate: new Date(crl_next_update ?? 0),
      },
    }),
  };
}

function rowOf({ id, subject, certificatePem, addedAt, revocations }: TrustedAuthority): Row {
  return {
    id,
    subject,
    certificate: certificatePem,
    added_at: addedAt.getTime(),
    crl: revocations ? Buffer.from(revocations.der) : null,
    crl_this_update: revocations?.thisUpdate.getTime() ?? null,
    crl_next_update: revocations?.nextUpdate.getTime() ?? null,
  };
}
