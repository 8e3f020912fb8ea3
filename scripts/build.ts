/** `npm run build`: makes `packages/{wire,crypto,sdk,host,miniprogram}/dist`, ready for `npm publish`. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPackages } from "./publish/packages.ts";

const packages = fileURLToPath(new URL("../packages", import.meta.url));

try {
  buildPackages((name) => join(packages, name, "dist"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
