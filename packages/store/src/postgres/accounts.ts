import { randomBytes } from "node:crypto";
import {
  type AccountKey,
  type AccountStore,
  type Caused,
  holderNews,
  refuse,
  type StoredAccount,
  tellingHolders,
} from "@shiming/core";
import {
  FIRST_HASHES,
  FORGET_ATTEMPTS,
  fromRow,
  type HashRow,
  hashOf,
  IS_HELD,
  type LockoutRow,
  lockoutOf,
  NEXT_HASHES,
  type Row,
  toRow,
} from "../rows/accounts.ts";
import { together } from "./batches.ts";
import type { Connection, Unit } from "./connection.ts";
import { forgetGuardians, guardiansOf, replaceGuardians } from "./guardians.ts";
import { settle } from "./settle.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

type Key = Pick<Row, "issuer" | "user_id">;

const accounts = tableOf<Row, "issuer" | "user_id">(
  "accounts",
  ["issuer", "user_id"],
  "has_payment_account identity pay_password_hash attempts locks locked_until",
);
/** Row by row along the key, however many there are of either. */
const findAll = statement<{ keys: string }, Row & { readonly place: number }>(
  `SELECT account.*, asked.place FROM json_to_recordset(@keys::json) AS asked (place integer, issuer text, user_id text)
   CROSS JOIN LATERAL (
     SELECT * FROM accounts WHERE issuer = asked.issuer AND user_id = asked.user_id LIMIT 1
   ) AS account`,
);
const page = statement<{ issuer: string; after: string; limit: number }, Row>(
  "SELECT * FROM accounts WHERE issuer = @issuer AND user_id > @after ORDER BY user_id LIMIT @limit",
);
const holders = statement<
  { issuers: readonly string[]; user_ids: readonly string[] },
  Key & { appid: string }
>(
  `SELECT DISTINCT issuer, user_id, appid FROM consents
   JOIN unnest(@issuers::text[], @user_ids::text[]) AS given (issuer, user_id) USING (issuer, user_id)
   WHERE ${IS_HELD} ORDER BY issuer, user_id, appid`,
);
const lockout = statement<Key, LockoutRow>(
  `SELECT attempts, locks, locked_until FROM accounts
   WHERE issuer = @issuer AND user_id = @user_id FOR UPDATE`,
);
const setLockout = statement<Key & LockoutRow>(
  `UPDATE accounts SET attempts = @attempts, locks = @locks, locked_until = @locked_until
   WHERE issuer = @issuer AND user_id = @user_id`,
);
const endSessions = statement<Key>(
  "DELETE FROM person_sessions WHERE issuer = @issuer AND user_id = @user_id",
);
const firstHashes = statement<object, HashRow>(FIRST_HASHES);
const nextHashes = statement<Key, HashRow>(NEXT_HASHES);
const forget = statement<Key>(`${FORGET_ATTEMPTS} WHERE issuer = @issuer AND user_id = @user_id`);
const forgetAndRenew = statement<Key & { from: string; to: string }, { renewed: boolean }>(
  `${FORGET_ATTEMPTS}, pay_password_hash = CASE pay_password_hash WHEN @from THEN @to ELSE pay_password_hash END
   WHERE issuer = @issuer AND user_id = @user_id RETURNING pay_password_hash = @to AS renewed`,
);

export function createAccountStore(connection: Connection): AccountStore {
  const find = together(async (keys: readonly AccountKey[]) => {
    const asked = keys.map(({ issuer, userId }, place) => ({ place, issuer, user_id: userId }));
    const rows = await connection.all(findAll, { keys: JSON.stringify(asked) });
    const found = new Map(rows.map((row) => [row.place, fromRow(row)]));
    return keys.map((_, place) => found.get(place));
  });
  return {
    find,
    async hashBeginnings(after) {
      const [issuer = "", user_id = ""] = after ?? [];
      const asked = after ? connection.all(nextHashes, { issuer, user_id }) : connection.all(firstHashes, {});
      return (await asked).map(hashOf);
    },
    async listOf(issuer, { after = "", limit }) {
      return (await connection.all(page, { issuer, after, limit })).map(fromRow);
    },
    change: ({ issuer, userId }, change) =>
      connection.unit(async (unit) => {
        const row = await unit.first(accounts.lock, { issuer, user_id: userId });
        const now = row && fromRow(row);
        const { next, guardians, ...caused } = change(now, await guardiansOf(unit, { issuer, userId }));
        await accounts.put(unit, row, toRow(next));
        await replaceGuardians(unit, [{ key: next.key, guardians }]);
        await settle(unit, await withHolderNews(unit, caused, [{ before: now, after: next }]));
      }),
    remove: ({ issuer, userId }, change, hint) =>
      connection.unit(async (unit) => {
        const key = { issuer, user_id: userId };
        const row = (await unit.first(accounts.lock, key)) ?? refuse("entity_not_found", hint && { hint });
        const now = fromRow(row);
        const caused = change(now);
        await unit.run(accounts.remove, key);
        await unit.run(endSessions, key);
        await forgetGuardians(unit, now.key);
        await settle(unit, await withHolderNews(unit, caused, [{ before: now, after: undefined }]));
        return now;
      }),
    changeLockout: ({ issuer, userId }, change) =>
      connection.unit(async (unit) => {
        const key = { issuer, user_id: userId };
        const row =
          (await unit.first(lockout, key)) ??
          refuse("entity_not_found", { hint: { en: "no such account", zh: "没有这个账户" } });
        const { next, result } = change(lockoutOf(row));
        const { attempts, locks, lockedUntil } = next;
        await unit.run(setLockout, { ...key, attempts, locks, locked_until: lockedUntil?.getTime() ?? null });
        return result;
      }),
    async forgetAttempts({ issuer, userId }, renewal) {
      const key = { issuer, user_id: userId };
      if (renewal) return (await connection.first(forgetAndRenew, { ...key, ...renewal }))?.renewed ?? false;
      await connection.run(forget, key);
      return false;
    },
  };
}

/** @returns what it causes to change accounts so, news to holders included */
export async function withHolderNews(
  unit: Unit,
  caused: Caused,
  changes: readonly {
    readonly before: StoredAccount | undefined;
    readonly after: StoredAccount | undefined;
  }[],
): Promise<Caused> {
  const told = changes.flatMap(({ before, after }) => {
    const news = holderNews(before, after);
    return before && news ? [{ before, news }] : [];
  });
  if (told.length === 0) return caused;
  const held = await unit.all(holders, {
    issuers: told.map(({ before }) => before.key.issuer),
    user_ids: told.map(({ before }) => before.key.userId),
  });
  return told.reduce((all, { before, news }) => {
    const { issuer, userId } = before.key;
    const its = held.filter((row) => row.issuer === issuer && row.user_id === userId);
    return tellingHolders(
      all,
      news,
      before,
      its.map(({ appid }) => appid),
      randomBytes,
    );
  }, caused);
}
