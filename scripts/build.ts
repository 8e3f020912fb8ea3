/**
 * `npm run build`: makes `packages/{wire,crypto,sdk,host,miniprogram}/dist`, ready for `npm publish`, and the platform's bill of
 * materials, `dist/bom.cdx.json`.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeBillOfMaterials } from "./publish/bill-of-materials.ts";
import { buildPackages } from "./publish/packages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const packages = join(root, "packages");

try {
  buildPackages((name) => join(packages, name, "dist"));
  writeBillOfMaterials(root, join(root, "dist/bom.cdx.json"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
