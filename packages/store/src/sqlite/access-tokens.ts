import type { AccessToken, AccessTokenStore } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/access-tokens.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";
import { ReadCache } from "./read-cache.ts";

/** More tokens than a day of `force_refresh` and renewals can make: a chain's decisions look no further back. */
const LOOK_BACK = 64;

/** Only to be called inside a unit of work. */
export interface AccessTokenUpkeep {
  /** Forgets the tokens whose two hours ended before. */
  readonly forgetExpired: (before: Date) => void;
  /** Ends the tokens whose two hours end after `latest`, in Unix milliseconds. */
  readonly endAhead: (at: Date, latest: number) => void;
  /** Forgets what is remembered of a token that was changed beside it. */
  readonly forget: (digest: string) => void;
  /** Ends all tokens of a mini program. */
  readonly endAllOf: (appid: string, at: Date) => void;
}

export function createAccessTokens({
  database,
  queue,
}: Connection): AccessTokenUpkeep & { readonly store: AccessTokenStore } {
  const byDigest = database.prepare<[string], Row>("SELECT * FROM access_tokens WHERE digest = ?");
  const ofChain = database.prepare<[string, string], Row>(
    `SELECT * FROM access_tokens WHERE appid = ? AND chain = ? ORDER BY rowid DESC LIMIT ${LOOK_BACK}`,
  );
  const put = database.prepare<[Row]>(
    `INSERT INTO access_tokens ${named("digest appid chain issued_at expires_at ends_at forced sealed")}
     ON CONFLICT (digest) DO UPDATE SET ends_at = excluded.ends_at`,
  );

  const forget = database
    .prepare<[number], string>("DELETE FROM access_tokens WHERE expires_at < ? RETURNING digest")
    .pluck();

  const end = database
    .prepare<[number, number, number], string>(
      "UPDATE access_tokens SET ends_at = ? WHERE expires_at > ? AND ends_at > ? RETURNING digest",
    )
    .pluck();

  const endOf = database
    .prepare<[number, string, number], string>(
      "UPDATE access_tokens SET ends_at = ? WHERE appid = ? AND ends_at > ? RETURNING digest",
    )
    .pluck();

  const usable = database
    .prepare<[string, number], number>("SELECT count(*) FROM access_tokens WHERE appid = ? AND ends_at > ?")
    .pluck();

  const cache = new ReadCache<AccessToken>(queue);
  const remember = (token: AccessToken) => {
    cache.forget(token.digest);
    put.run(toRow(token));
  };

  return {
    forget: (digest) => cache.forget(digest),
    forgetExpired: (before) => {
      for (const digest of forget.all(before.getTime())) cache.forget(digest);
    },
    endAhead: (at, latest) => {
      for (const digest of end.all(at.getTime(), latest, at.getTime())) cache.forget(digest);
    },
    endAllOf: (appid, at) => {
      for (const digest of endOf.all(at.getTime(), appid, at.getTime())) cache.forget(digest);
    },
    store: {
      find: async (digest) => cache.get(digest, () => fromRow(byDigest.get(digest))),
      countUsable: async (appid, at) => usable.get(appid, at.getTime()) ?? 0,
      changeChain: (appid, chain, change) =>
        queue.run(() => {
          const now = ofChain
            .all(appid, chain)
            .reverse()
            .map((row) => fromRow(row));
          const { next, result } = change(now);
          for (const token of next) if (!now.includes(token)) remember(token);
          return result;
        }),
    },
  };
}
