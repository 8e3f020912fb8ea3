import type { LoginCodeStore } from "@shiming/core";
import { fromRow, type Row, toRow } from "../rows/login-codes.ts";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";
import { tableOf } from "./table.ts";

const codes = tableOf<Row, "digest">(
  "login_codes",
  ["digest"],
  "issuer user_id appid host_key expires_at used_at",
);
const use = statement<{ digest: string; at: number }>(
  "UPDATE login_codes SET used_at = @at WHERE digest = @digest AND used_at IS NULL",
);

export function createLoginCodeStore(connection: Connection): LoginCodeStore {
  return {
    async put(code) {
      await connection.run(codes.add, toRow(code));
    },
    find: async (digest) => fromRow(await connection.first(codes.find, { digest })),
    use: async (digest, at) => (await connection.run(use, { digest, at: at.getTime() })) === 1,
  };
}
