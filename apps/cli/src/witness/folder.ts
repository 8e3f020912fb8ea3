import { makeFolder } from "../make-folder.ts";
import { requireOwnFolder } from "../own-folder.ts";
import { unwritable } from "../sentence.ts";

/** The folder of what a witness remembers, for its owner alone. @throws Sentence where it is another's, or cannot be made */
export function openWitnessFolder(folder: string): void {
  requireOwnFolder(folder);
  try {
    makeFolder(folder);
  } catch (error) {
    throw unwritable(folder, error);
  }
}
