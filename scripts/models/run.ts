/** `npm run test:model`: each model holds, and each of its broken variants is found to be broken. */
import { type Model, readModels } from "./model.ts";
import { installSpin, search } from "./spin.ts";

let failed = 0;

function say(isGood: boolean, text: string): void {
  if (!isGood) failed += 1;
  console.log(`${isGood ? "ok  " : "FAIL"} ${text}`);
}

function check(model: Model): void {
  const findings = search(model);
  const error = findings.find((finding) => finding.error)?.error;
  const states = Math.max(...findings.map((finding) => finding.states)).toLocaleString("en");
  say(error === undefined, `${model.name}: ${error ?? `holds in all of ${states} states`}`);
  for (const broken of model.broken) {
    const refuted = search(model, broken).find((finding) => finding.error)?.error;
    say(refuted !== undefined, `${model.name} with ${broken}: ${refuted ?? "nothing was found"}`);
  }
}

installSpin();
const models = readModels();
for (const model of models) check(model);
console.log(`${models.length} models, ${failed} failures`);
process.exitCode = failed > 0 ? 1 : 0;
