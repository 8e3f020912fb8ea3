/** `node scripts/console-operations/run.ts`: writes what the console knows of the table of operations. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../e2e/house/repository.ts";
import { FILE, operationsSource } from "./source.ts";

writeFileSync(join(root, FILE), operationsSource());
