import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { placeOf, SEALED } from "../rows/sealed.ts";
import { migrateToLatest } from "./migrate.ts";
import { temporaryDirectory } from "./testing/temporary.ts";

/** Columns of bytes that are in the open, and why. */
const IN_THE_OPEN: Readonly<Record<string, string>> = {
  "consents.room": "nothing, kept free for what a release writes",
  "log_tiles.hashes": "hashes that everybody may read",
  "logos.image": "pictures that everybody sees",
  "published_revocations.der": "lists that everybody may read",
  "seen_keys.modulus": "public halves of keys",
  "trusted_authorities.crl": "lists that everybody may read",
};

it("every column of bytes is sealed, and known to whoever rotates keys, or said to be in the open", async () => {
  const directory = temporaryDirectory();
  const file = join(directory.path, "shiming.db");
  await migrateToLatest(new Database(file));
  const database = new Database(file);
  const columns = database
    .prepare<[], string>(
      `SELECT t.name || '.' || c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
       WHERE t.type = 'table' AND lower(c.type) = 'blob'`,
    )
    .pluck()
    .all();
  database.close();
  directory.remove();
  expect(columns.sort()).toEqual([...SEALED.map(placeOf), ...Object.keys(IN_THE_OPEN)].sort());
});
