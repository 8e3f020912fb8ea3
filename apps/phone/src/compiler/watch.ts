/** Tells when a mini program's sources changed. */
import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";

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
  for (const path of filesIn(folder)) hash.update(JSON.stringify(path)).update(contentOf(join(folder, path)));
  return hash.digest("hex");
}

function filesIn(folder: string, within = ""): string[] {
  return entriesOf(join(folder, within)).flatMap((entry) => {
    const path = join(within, entry.name);
    if (entry.name === "node_modules" || entry.name.startsWith(".")) return [];
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
