import type { AccountImportStore, AccountKey, ImportSource, StoredAccount } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/account-imports.ts";
import { type Row as AccountRow, fromRow as accountOf, toRow as accountRow } from "../rows/accounts.ts";
import { withHolderNews } from "./accounts.ts";
import type { Connection, Unit } from "./connection.ts";
import { copyInto } from "./copy.ts";
import { replaceGuardians } from "./guardians.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const imports = tableOf<Row, "issuer" | "file_digest" | "reading">(
  "account_imports",
  ["issuer", "file_digest", "reading"],
  "name last_line added changed bad is_finished checkpoint",
);
const unfinished = statement<Pick<Row, "issuer" | "name" | "reading" | "file_digest">, Row>(
  `SELECT * FROM account_imports WHERE issuer = @issuer AND name = @name AND reading = @reading
     AND file_digest <> @file_digest AND is_finished = 0`,
);
/** In one order, so that two imports never wait for each other. */
const lockAccounts = statement<{ issuers: readonly string[]; user_ids: readonly string[] }, AccountRow>(
  `SELECT accounts.* FROM accounts
   JOIN unnest(@issuers::text[], @user_ids::text[]) AS given (issuer, user_id) USING (issuer, user_id)
   ORDER BY issuer, user_id FOR UPDATE OF accounts`,
);
const newAccounts = copyInto<AccountRow>("accounts", [
  ...(["issuer", "user_id", "has_payment_account", "identity", "pay_password_hash"] as const),
  ...(["attempts", "locks", "locked_until"] as const),
]);
const replaceAccounts = statement<Columns>(
  `UPDATE accounts SET has_payment_account = given.has_payment_account, identity = given.identity,
     pay_password_hash = given.pay_password_hash, attempts = given.attempts, locks = given.locks,
     locked_until = given.locked_until
   FROM unnest(@issuer::text[], @user_id::text[], @has_payment_account::bigint[], @identity::bytea[],
     @pay_password_hash::text[], @attempts::bigint[], @locks::bigint[], @locked_until::bigint[])
   AS given (issuer, user_id, has_payment_account, identity, pay_password_hash, attempts, locks, locked_until)
   WHERE accounts.issuer = given.issuer AND accounts.user_id = given.user_id`,
);

type Columns = { readonly [Column in keyof AccountRow]: readonly AccountRow[Column][] };

export function createAccountImports(connection: Connection): AccountImportStore {
  return {
    async find(source) {
      const row = await connection.first(imports.find, keyOf(source));
      return row && fromRow(row);
    },
    async findUnfinished(source) {
      const row = await connection.first(unfinished, { ...keyOf(source), name: source.name });
      return row && fromRow(row);
    },
    commit: ({ source, accounts: changes, finish }) =>
      connection.unit(async (unit) => {
        const { found, now } = await lockAll(
          unit,
          changes.map(({ key }) => key),
        );
        for (const { key, change } of changes) now.set(nameOf(key), change(now.get(nameOf(key))));
        const rows = [...now.values()].map(accountRow);
        const isFound = ({ issuer, user_id }: AccountRow) => found.has(nameOf({ issuer, userId: user_id }));
        const fresh = rows.filter((row) => !isFound(row));
        if (found.size > 0) await unit.run(replaceAccounts, columnsOf(rows.filter(isFound)));
        if (fresh.length > 0) await unit.copy(newAccounts, fresh);
        await replaceGuardians(unit, changes);
        const before = source && (await unit.first(imports.lock, keyOf(source)));
        const { next, ...caused } = finish(before && fromRow(before), fresh.length);
        if (source) await imports.put(unit, before, toRow(source, next));
        const changed = [...found].map(([name, before]) => ({ before, after: now.get(name) }));
        await settle(unit, await withHolderNews(unit, caused, changed));
        return fresh.length;
      }),
  };
}

async function lockAll(unit: Unit, keys: readonly AccountKey[]) {
  const rows = await unit.all(lockAccounts, {
    issuers: keys.map(({ issuer }) => issuer),
    user_ids: keys.map(({ userId }) => userId),
  });
  const now = new Map<string, StoredAccount>(
    rows.map(accountOf).map((account) => [nameOf(account.key), account]),
  );
  return { found: new Map(now), now };
}

/** What an issuer holds no blank in. */
const nameOf = ({ issuer, userId }: AccountKey) => `${issuer} ${userId}`;

const keyOf = ({ issuer, fileDigest, reading }: ImportSource) => ({
  issuer,
  file_digest: fileDigest,
  reading,
});

function columnsOf(rows: readonly AccountRow[]): Columns {
  const column = <Name extends keyof AccountRow>(name: Name) => rows.map((row) => row[name]);
  return {
    issuer: column("issuer"),
    user_id: column("user_id"),
    has_payment_account: column("has_payment_account"),
    identity: column("identity"),
    pay_password_hash: column("pay_password_hash"),
    attempts: column("attempts"),
    locks: column("locks"),
    locked_until: column("locked_until"),
  };
}
