/** `npm run test:mutants [-- TEXT…]`: tries the mutants whose file, test or harm has one of the texts, or all. `--write`: makes the page. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../e2e/house/repository.ts";
import { mutantsDocument } from "./document.ts";
import { mutants } from "./index.ts";
import { Laboratory } from "./laboratory.ts";
import { openWorkshop } from "./workshop.ts";

const texts = process.argv.slice(2);

if (texts.includes("--write")) writeFileSync(join(root, "docs/mutants.md"), mutantsDocument(mutants));
else await tryAll();

async function tryAll(): Promise<void> {
  const chosen = mutants.filter(
    ({ file, caughtBy, lets }) =>
      texts.length === 0 || texts.some((text) => [file, caughtBy, lets].some((part) => part.includes(text))),
  );
  if (chosen.length === 0) throw new Error(`no mutant has ${texts.join(" or ")}`);
  const workshop = openWorkshop();
  const laboratory = await Laboratory.open(workshop.folder);
  const began = performance.now();
  let failed = 0;
  const say = (ok: boolean, text: string) => {
    if (!ok) failed += 1;
    console.log(`${ok ? "ok  " : "FAIL"} ${text}`);
  };
  try {
    for (const [test, mutantsOf] of Map.groupBy(chosen, ({ caughtBy }) => caughtBy)) {
      say((await laboratory.run(test)) === "survived", `passes as it is: ${test}`);
      for (const mutant of mutantsOf) {
        const outcome = await laboratory.try(mutant);
        say(outcome === "caught", `${outcome}: ${mutant.file}: ${mutant.lets}`);
      }
    }
  } finally {
    await laboratory.close();
    workshop.close();
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${chosen.length} mutants, ${failed} failures, ${seconds} s`);
  process.exitCode = failed > 0 ? 1 : 0;
}
