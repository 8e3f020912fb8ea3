import { afterAll, beforeAll, expect, it } from "vitest";
import { type Copy, copyInto } from "./copy.ts";
import { isTaken } from "./failure.ts";
import { createPool, type Pool } from "./pool.ts";
import { statement } from "./statement.ts";
import { type TemporaryDatabase, temporaryDatabase } from "./testing/temporary.ts";

interface Notice {
  readonly digest: string;
  readonly notice: string | null;
}

const notices: Copy<Notice> = copyInto("notices", ["digest", "notice"]);
const all = statement<object, Notice>("SELECT digest, notice FROM notices ORDER BY digest");

let database: TemporaryDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await temporaryDatabase();
  pool = createPool({ url: database.url, connections: 1 });
});
afterAll(async () => {
  await pool.close();
  await database.remove();
});

it("what is copied is there with its unit of work, and what fails takes the whole unit with it", async () => {
  const first = { digest: "a", notice: "secret\t1" };
  await pool.unit((unit) => unit.copy(notices, [first]));
  const failures: unknown[] = [];
  const twice = pool.unit(async (unit) => {
    if (failures.length > 0) throw failures[0];
    try {
      await unit.copy(notices, [
        { digest: "b", notice: "secret 2" },
        { digest: "b", notice: "secret 3" },
      ]);
    } catch (failure) {
      failures.push(failure);
      throw failure;
    }
  });
  await expect(twice).rejects.toSatisfy(isTaken);
  expect(String(failures[0])).not.toContain("secret");
  // Over the same connection.
  expect(await pool.all(all, {})).toEqual([first]);
});
