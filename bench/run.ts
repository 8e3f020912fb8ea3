/** `npm run bench`: every benchmark, one after the other. `node bench/run.ts exchange` runs the one that it names. */
import { benchApprovals } from "./approvals.ts";
import { benchConsole } from "./console.ts";
import { benchEngines } from "./engines.ts";
import { benchExchange } from "./exchange.ts";
import { benchFlows } from "./flows.ts";
import { benchImport } from "./import.ts";
import { benchMail } from "./mail.ts";
import { benchQueue } from "./queue.ts";
import { benchSdk } from "./sdk.ts";
import { benchStart } from "./start.ts";

const benchmarks = new Map([
  ["exchange", benchExchange],
  ["engines", benchEngines],
  ["approvals", benchApprovals],
  ["flows", benchFlows],
  ["sdk", benchSdk],
  ["import", benchImport],
  ["queue", benchQueue],
  ["console", benchConsole],
  ["mail", benchMail],
  ["start", benchStart],
]);

const named = process.argv.slice(2);
const unknown = named.filter((name) => !benchmarks.has(name));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(" or ")}; there is: ${[...benchmarks.keys()].join(", ")}.`,
  );
  process.exit(2);
}
for (const [name, bench] of benchmarks) {
  if (named.length === 0 || named.includes(name)) await bench();
}
