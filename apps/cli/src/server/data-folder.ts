import { requireOwnFolderWithoutLinks } from "../own-folder.ts";

/** @throws Sentence (exit code 2) for a folder that is not one's own, or that has a link where the data is written */
export function requireDataFolder(folder: string): void {
  requireOwnFolderWithoutLinks(folder, 1);
}
