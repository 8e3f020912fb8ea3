/** Adds to package-lock.json what a partial registry could not tell when the file was made; see `lockfile.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { addMissingPlatforms } from "./lockfile.ts";

const file = new URL("../package-lock.json", import.meta.url);
const lockfile = JSON.parse(readFileSync(file, "utf8"));

writeFileSync(file, `${JSON.stringify(addMissingPlatforms(lockfile), null, 2)}\n`);
