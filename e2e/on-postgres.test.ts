/**
 * Some tests of the platform once more, with their data in PostgreSQL: exchanges, single use, the workflow and the log. None of them
 * knows. `npm run test:postgres` runs all that can be run so.
 */
import { afterAll } from "vitest";

const before = process.env.TEST_STORE;
process.env.TEST_STORE = "postgres";
afterAll(() => {
  if (before === undefined) delete process.env.TEST_STORE;
  else process.env.TEST_STORE = before;
});

for (const file of ["exchange", "single-use", "organisations/applications", "log"]) {
  // With something behind its name it is another module than the one that runs by itself.
  await import(/* @vite-ignore */ new URL(`${file}.test.ts?on-postgres`, import.meta.url).href);
}
