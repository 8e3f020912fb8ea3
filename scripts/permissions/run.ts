/** `node scripts/permissions/run.ts`: writes the table of docs/permissions.md, to be read by eye before it is committed. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../e2e/house/repository.ts";
import { withTable } from "./document.ts";

for (const name of ["docs/permissions.md", "docs/permissions.zh-CN.md"]) {
  const page = join(root, name);
  writeFileSync(page, withTable(readFileSync(page, "utf8")));
}
