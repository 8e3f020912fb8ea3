import type { AccessTokenStore, TokenChain } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/access-tokens.ts";
import type { Connection, Unit } from "./connection.ts";
import { statement } from "./statement.ts";

/** More tokens than a day of `force_refresh` and renewals can make: a chain's decisions look no further back. */
const LOOK_BACK = 64;

const find = statement<{ digest: string }, Row>("SELECT * FROM access_tokens WHERE digest = @digest");
const usable = statement<{ appid: string; at: number }, { count: number }>(
  "SELECT count(*) AS count FROM access_tokens WHERE appid = @appid AND ends_at > @at",
);
const ofChain = statement<{ appid: string; chain: string }, Row>(
  `SELECT * FROM access_tokens WHERE appid = @appid AND chain = @chain ORDER BY rowid DESC LIMIT ${LOOK_BACK}`,
);
const put = statement<Row>(
  `INSERT INTO access_tokens (digest, appid, chain, issued_at, expires_at, ends_at, forced, sealed)
   VALUES (@digest, @appid, @chain, @issued_at, @expires_at, @ends_at, @forced, @sealed)
   ON CONFLICT (digest) DO UPDATE SET ends_at = excluded.ends_at`,
);
const forget = statement<{ before: number }>("DELETE FROM access_tokens WHERE expires_at < @before");
const endLater = statement<{ at: number; latest: number }>(
  "UPDATE access_tokens SET ends_at = @at WHERE expires_at > @latest AND ends_at > @at",
);
const endOf = statement<{ appid: string; at: number }>(
  "UPDATE access_tokens SET ends_at = @at WHERE appid = @appid AND ends_at > @at",
);

export function createAccessTokens(connection: Connection): AccessTokenStore {
  return {
    find: async (digest) => fromRow(await connection.first(find, { digest })),
    countUsable: async (appid, at) =>
      (await connection.first(usable, { appid, at: at.getTime() }))?.count ?? 0,
    changeChain: (appid, chain, change) =>
      connection.unit(async (unit) => {
        await holdChain(unit, appid, chain);
        const now = (await unit.all(ofChain, { appid, chain })).reverse().map((row) => fromRow(row));
        const { next, result } = change(now);
        for (const token of next) if (!now.includes(token)) await unit.run(put, toRow(token));
        return result;
      }),
  };
}

/** A chain may be empty, and has no row of its own. */
const holdChain = (unit: Unit, appid: string, chain: TokenChain) =>
  unit.hold(`access tokens ${appid} ${chain}`);

/** Forgets the tokens whose two hours ended before. */
export async function forgetExpired(unit: Unit, before: Date): Promise<void> {
  await unit.run(forget, { before: before.getTime() });
}

/** Ends the tokens whose two hours end after `latest`, in Unix milliseconds. */
export async function endAhead(unit: Unit, at: Date, latest: number): Promise<void> {
  await unit.run(endLater, { at: at.getTime(), latest });
}

/** Ends all tokens of a mini program. */
export async function endAllOf(unit: Unit, appid: string, at: Date): Promise<void> {
  await holdChain(unit, appid, "stable_token");
  await holdChain(unit, appid, "token");
  await unit.run(endOf, { appid, at: at.getTime() });
}
