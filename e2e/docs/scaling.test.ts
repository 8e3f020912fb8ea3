import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openSqliteStores } from "@shiming/store/sqlite";
import { expect, it } from "vitest";
import { readText } from "../house/repository.ts";
import { scratchFolder } from "../support/shiming.ts";

it("docs/scaling.md says of every table of the schema how it would be spread, in both languages", async () => {
  const folder = scratchFolder();
  await (await openSqliteStores(folder)).close();
  const database = new DatabaseSync(join(folder, "shiming.db"), { readOnly: true });
  const tables = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'kysely%'",
    )
    .all()
    .map(({ name }) => String(name));
  database.close();
  expect(tables).toContain("consents");
  for (const document of ["docs/scaling.md", "docs/scaling.zh-CN.md"]) {
    const text = readText(document);
    expect(tables.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  }
});
