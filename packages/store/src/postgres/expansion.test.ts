import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { COMPATIBILITY, type Migrations, migrations } from "../migrations/index.ts";
import { contracted, expanded } from "../testing/later-release.ts";
import { shapeOf, takenAway } from "../testing/taken-away.ts";
import { migrateToLatest } from "./migrate.ts";
import { bareDatabase } from "./testing/temporary.ts";

const names = Object.keys(migrations);
const upTo = (name: string): Migrations =>
  Object.fromEntries(Object.entries(migrations).filter(([other]) => other <= name));

const TAKING = [
  ["DROP TABLE staff CASCADE", /^staff\.roles is gone$/],
  ["ALTER TABLE staff ALTER since TYPE text", /^staff\.since has become text$/],
  ["ALTER TABLE merchants ALTER organisation_id SET NOT NULL", /^merchants\.organisation_id must be given$/],
  ["ALTER TABLE staff ADD later text NOT NULL", /^staff\.later must be given$/],
  ["ALTER TABLE staff ADD CHECK (since > 0)", /^new staff: CHECK/],
  ["CREATE UNIQUE INDEX one ON staff (since)", /^new staff: CREATE UNIQUE ON public\.staff/],
  ["ALTER TABLE staff ADD FOREIGN KEY (id) REFERENCES hosts (issuer)", /^new staff: FOREIGN KEY/],
  ["ALTER TABLE staff DROP CONSTRAINT staff_pkey CASCADE", /^lost staff: PRIMARY KEY/],
] as const;

describe("a migration", () => {
  let url: string;
  let client: pg.Client;

  beforeEach(async () => {
    url = await bareDatabase();
    client = new pg.Client(url);
    await client.connect();
  });

  afterEach(() => client.end());

  /** What the last of several takes from programs that know the others. */
  async function takenBy(known: Migrations): Promise<readonly string[]> {
    const before = await shapeOf(client);
    await migrateToLatest(url, known);
    return takenAway(before, await shapeOf(client));
  }

  it("only adds, or names one before it that programs have to know", async () => {
    await migrateToLatest(url, upTo(COMPATIBILITY));
    for (const name of names.filter((other) => other > COMPATIBILITY)) {
      const taken = await takenBy(upTo(name));
      const needs = (await migrations[name]?.())?.needs;
      if (needs === undefined) expect([name, ...taken]).toEqual([name]);
      else expect(names.slice(names.indexOf(COMPATIBILITY), names.indexOf(name))).toContain(needs);
    }
  });

  it("is seen to take nothing when it adds to every table, and to take a column when it drops one", async () => {
    await migrateToLatest(url);
    expect(await takenBy(expanded)).toEqual([]);
    expect(await takenBy(contracted)).toEqual(["logos.later_note is gone"]);
  });

  it("is seen to take something, whatever it is", async () => {
    await migrateToLatest(url);
    const before = await shapeOf(client);
    for (const [statement, phrase] of TAKING) {
      await client.query(`BEGIN; ${statement}`);
      const taken = takenAway(before, await shapeOf(client));
      await client.query("ROLLBACK");
      expect(taken).toContainEqual(expect.stringMatching(phrase));
    }
  });
});
