import type { LoginCodeStore } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/login-codes.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";

export function createLoginCodeStore({ database, queue }: Connection): LoginCodeStore {
  const find = database.prepare<[string], Row>("SELECT * FROM login_codes WHERE digest = ?");
  const put = database.prepare<[Row]>(
    `INSERT INTO login_codes ${named("digest issuer user_id appid host_key expires_at used_at")}`,
  );
  const use = database.prepare<[number, string]>(
    "UPDATE login_codes SET used_at = ? WHERE digest = ? AND used_at IS NULL",
  );

  return {
    put: (code) => queue.run(() => void put.run(toRow(code))),
    find: async (digest) => fromRow(find.get(digest)),
    use: (digest, at) => queue.run(() => use.run(at.getTime(), digest).changes === 1),
  };
}
