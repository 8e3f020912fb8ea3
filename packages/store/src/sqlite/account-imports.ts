import type { AccountImportStore, Caused, ImportSource, StoredAccount } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/account-imports.ts";
import { accountRows, createHolderNews } from "./accounts.ts";
import type { Connection } from "./connection.ts";
import { guardianRows } from "./guardians.ts";
import { named } from "./named.ts";
import type { Settle } from "./settle.ts";

export function createAccountImports({ database, queue }: Connection, settle: Settle): AccountImportStore {
  const accounts = accountRows(database);
  const telling = createHolderNews(database);
  const relations = guardianRows(database);
  const select = database.prepare<[string, string, string], Row>(
    "SELECT * FROM account_imports WHERE issuer = ? AND file_digest = ? AND reading = ?",
  );
  const selectUnfinished = database.prepare<[string, string, string, string], Row>(
    `SELECT * FROM account_imports
     WHERE issuer = ? AND name = ? AND reading = ? AND file_digest <> ? AND is_finished = 0`,
  );
  const replace = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO account_imports ${named("issuer file_digest reading name last_line added changed bad is_finished checkpoint")}`,
  );
  const find = (source: ImportSource | undefined) => {
    const row = source && select.get(source.issuer, source.fileDigest, source.reading);
    return row && fromRow(row);
  };

  return {
    find: async (source) => find(source),

    async findUnfinished({ issuer, name, reading, fileDigest }) {
      const row = selectUnfinished.get(issuer, name, reading, fileDigest);
      return row && fromRow(row);
    },

    commit: ({ source, accounts: changes, finish }) =>
      queue.run(() => {
        const before = new Map<string, StoredAccount | undefined>();
        for (const { key, change, guardians } of changes) {
          const now = accounts.find(key);
          if (!before.has(key.userId)) before.set(key.userId, now);
          accounts.put(change(now));
          relations.replace(key, guardians);
        }
        const added = [...before.values()].filter((one) => !one).length;
        const { next, ...caused } = finish(find(source), added);
        if (source) replace.run(toRow(source, next));
        const known = [...before.values()].filter((one) => one !== undefined);
        settle(known.reduce<Caused>((all, one) => telling(all, one, accounts.find(one.key)), caused));
        return added;
      }),
  };
}
