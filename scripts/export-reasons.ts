/** Writes what `packages/miniprogram` knows of the contract. */
import { writeFileSync } from "node:fs";
import { CONTRACT_FILE, contractModule } from "./miniprogram/contract.ts";

writeFileSync(new URL(`../${CONTRACT_FILE}`, import.meta.url), contractModule());
