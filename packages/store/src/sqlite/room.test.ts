import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { at, claim, giveConsent, release } from "../conformance/samples.ts";
import { openSqliteStores } from "./open.ts";
import { temporaryDirectory } from "./testing/temporary.ts";

/** Bytes of each consent and pages of their table, read by a connection of its own. */
function layoutOf(file: string) {
  const database = new Database(file, { readonly: true });
  const names = database.prepare<[], string>("SELECT name FROM pragma_table_info('consents')").pluck().all();
  const bytes = names.map((name) => `coalesce(length(CAST(${name} AS BLOB)), 0)`).join(" + ");
  const lengths = database.prepare<[], number>(`SELECT ${bytes} FROM consents`).pluck().all();
  const pages = database.prepare("SELECT count(*) FROM dbstat WHERE name = 'consents'").pluck().get();
  database.close();
  return { lengths, pages };
}

it("a release makes no consent longer, so that no page of theirs is laid out anew", async () => {
  const directory = temporaryDirectory();
  const file = join(directory.path, "shiming.db");
  const stores = await openSqliteStores(directory.path);
  const names = Array.from({ length: 40 }, (_, number) => `consent ${number}`);
  const tokens = await Promise.all(names.map((name) => giveConsent(stores, name)));
  const before = layoutOf(file);
  const outcomes = await Promise.all(
    tokens.map((token, number) =>
      release(stores, token, claim(number, { mchId: "1900000109", certSerialNo: "5F".repeat(20) }), at(1)),
    ),
  );
  const after = layoutOf(file);
  await stores.close();
  directory.remove();
  expect(outcomes.every(({ outcome }) => outcome === "released")).toBe(true);
  expect(after.pages).toBe(before.pages);
  expect(after.lengths.filter((length, place) => length > (before.lengths[place] ?? 0))).toEqual([]);
});
