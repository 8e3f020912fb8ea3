import type { AccountImportStore, ImportProgress, ImportSource } from "@shiming/core";
import { accountRows } from "./accounts.ts";
import type { Connection } from "./connection.ts";
import type { Settle } from "./settle.ts";

interface Row {
  readonly issuer: string;
  readonly file_digest: string;
  readonly reading: string;
  readonly name: string;
  readonly last_line: number;
  readonly added: number;
  readonly changed: number;
  readonly bad: number;
  readonly is_finished: number;
  readonly checkpoint: string;
}

export function createAccountImports({ database, queue }: Connection, settle: Settle): AccountImportStore {
  const accounts = accountRows(database);
  const select = database.prepare<[string, string, string], Row>(
    "SELECT * FROM account_imports WHERE issuer = ? AND file_digest = ? AND reading = ?",
  );
  const selectUnfinished = database.prepare<[string, string, string, string], Row>(
    `SELECT * FROM account_imports
     WHERE issuer = ? AND name = ? AND reading = ? AND file_digest <> ? AND is_finished = 0`,
  );
  const replace = database.prepare<[Row]>(
    `INSERT OR REPLACE INTO account_imports VALUES
     (@issuer, @file_digest, @reading, @name, @last_line, @added, @changed, @bad, @is_finished, @checkpoint)`,
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
        let added = 0;
        for (const { key, change } of changes) {
          const now = accounts.find(key);
          if (!now) added += 1;
          accounts.put(change(now));
        }
        const { next, ...caused } = finish(find(source), added);
        if (source) replace.run(toRow(source, next));
        settle(caused);
        return added;
      }),
  };
}

function fromRow(row: Row): ImportProgress {
  const { last_line, added, changed, bad, is_finished, checkpoint } = row;
  return { lastLine: last_line, added, changed, bad, isFinished: is_finished === 1, checkpoint };
}

function toRow(source: ImportSource, { lastLine, isFinished, ...progress }: ImportProgress): Row {
  const { issuer, fileDigest, reading, name } = source;
  const of = { issuer, file_digest: fileDigest, reading, name };
  return { ...of, ...progress, last_line: lastLine, is_finished: isFinished ? 1 : 0 };
}
