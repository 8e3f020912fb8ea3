import { mkdirSync } from "node:fs";
import { requireOwnFolder } from "../own-folder.ts";
import { unwritable } from "../sentence.ts";

/** The folder of what a witness remembers, for its owner alone. @throws Sentence where it is another's, or cannot be made */
export function openWitnessFolder(folder: string): void {
  requireOwnFolder(folder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unwritable(folder, error);
  }
}
