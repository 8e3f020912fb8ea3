/** `npm run test:mutants [-- TEXT…]`: tries the mutants whose file or test has one of the texts, or all. `--write`: makes the page. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../e2e/house/repository.ts";
import { mutantsDocument } from "./document.ts";
import { mutants } from "./index.ts";
import { runTest, tryMutant } from "./try.ts";
import { openWorkshop } from "./workshop.ts";

const texts = process.argv.slice(2);

if (texts.includes("--write")) writeFileSync(join(root, "docs/mutants.md"), mutantsDocument(mutants));
else tryAll();

function tryAll(): void {
  const chosen = mutants.filter(
    ({ file, caughtBy }) =>
      texts.length === 0 || texts.some((text) => file.includes(text) || caughtBy.includes(text)),
  );
  const workshop = openWorkshop();
  let failed = 0;
  const say = (ok: boolean, text: string) => {
    if (!ok) failed += 1;
    console.log(`${ok ? "ok  " : "FAIL"} ${text}`);
  };
  try {
    for (const test of new Set(chosen.map(({ caughtBy }) => caughtBy)))
      say(runTest(workshop.folder, test) === "survived", `passes as it is: ${test}`);
    for (const mutant of chosen) {
      const outcome = tryMutant(workshop.folder, mutant);
      say(outcome === "caught", `${outcome}: ${mutant.file}: ${mutant.lets}`);
    }
  } finally {
    workshop.close();
  }
  console.log(`${chosen.length} mutants, ${failed} failures`);
  process.exitCode = failed > 0 ? 1 : 0;
}
