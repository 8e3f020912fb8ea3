/** Tells when a mini program's sources changed. */
import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readlinkSync, watch } from "node:fs";
import { join } from "node:path";
import { readBounded } from "./files.ts";

/** Calls back whenever the files hold something else than before, however often they are written; until the signal. */
export function watchMiniProgram(folder: string, onChange: () => void, signal: AbortSignal): void {
  let known = fingerprint(folder);
  let isQueued = false;
  const compare = () => {
    isQueued = false;
    if (signal.aborted) return;
    const now = fingerprint(folder);
    if (now === known) return;
    known = now;
    onChange();
  };
  const compareSoon = () => {
    if (!isQueued) setImmediate(compare);
    isQueued = true;
  };
  watch(folder, { recursive: true, signal }, compareSoon).on("error", compareSoon);
  // What was written while the watch was set up.
  compareSoon();
}

/** Of all files but those that no mini program is made of. */
function fingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of filesIn(folder)) hash.update(JSON.stringify(pathOf(file))).update(contentOf(file));
  return hash.digest("hex");
}

function filesIn(folder: string): Dirent[] {
  return entriesOf(folder).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name.startsWith(".")) return [];
    return entry.isDirectory() ? filesIn(pathOf(entry)) : [entry];
  });
}

const pathOf = ({ parentPath, name }: Dirent) => join(parentPath, name);

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Of a link, where it leads: what is there is a file of the folder itself, or no part of the mini program. */
function contentOf(file: Dirent): Buffer | string {
  return (file.isSymbolicLink() ? linkTarget(pathOf(file)) : readBounded(pathOf(file))) ?? "";
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
