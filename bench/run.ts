/**
 * `npm run bench`: every benchmark, one after the other. `node bench/run.ts exchange` runs the one that it names, and
 * `--write` puts the tables into docs/performance.md and its Chinese brother.
 */
import { benchmarks } from "./benchmarks.ts";
import { writeTables } from "./document.ts";
import { saveFigures } from "./results.ts";
import { markdownOf } from "./table.ts";

const given = process.argv.slice(2);
const isWriting = given.includes("--write");
const named = given.filter((word) => word !== "--write");
const unknown = named.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(" or ")}; there is: ${Object.keys(benchmarks).join(", ")}.`,
  );
  process.exit(2);
}
for (const [name, bench] of Object.entries(benchmarks)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const results = await bench();
  console.log(`${results.tables.map((table) => markdownOf(table, "en")).join("\n\n")}\n`);
  saveFigures(name, results);
  if (isWriting) writeTables(name, results);
}
