/** `node scripts/console-operations/run.ts`: writes what the console knows of the table of operations. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../e2e/house/repository.ts";
import { sources } from "./source.ts";

for (const [file, text] of Object.entries(sources())) writeFileSync(join(root, file), text);
