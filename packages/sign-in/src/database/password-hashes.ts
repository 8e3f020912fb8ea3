/** The hashes of the passwords of those who sign in. */
import { LONGEST_HASH_BEGINNING, type PasswordHashes } from "@shiming/core";
import { type Kysely, sql } from "kysely";

const PAGE = 500;
const PLACE = "sign-in.account.password";

interface Tables {
  readonly account: { readonly id: string; readonly password: string | null };
}

export function createPasswordHashes(database: Kysely<unknown>): PasswordHashes {
  const db = database as Kysely<Tables>;
  const beginning = sql<string | null>`substr(password, 1, ${sql.lit(LONGEST_HASH_BEGINNING)})`.as(
    "beginning",
  );
  return {
    place: PLACE,

    async beginnings(after) {
      const query = db.selectFrom("account").select(["id", beginning]).orderBy("id").limit(PAGE);
      const rows = await (after ? query.where("id", ">", after[0] ?? "") : query).execute();
      return rows.map(({ id, beginning }) => ({ key: [id], beginning: beginning ?? undefined }));
    },
  };
}
