/** `node scripts/application-path/run.ts`: draws the states of an application in ARCHITECTURE.md anew. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../e2e/house/repository.ts";
import { withPath } from "./document.ts";

const page = join(root, "ARCHITECTURE.md");
writeFileSync(page, withPath(readFileSync(page, "utf8")));
