/** Tells when a mini program's sources changed. */
import { createHash } from "node:crypto";
import { type Dirent, existsSync, type FSWatcher, readdirSync, readlinkSync, watch } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readBounded } from "./files.ts";

/** An editor empties a file before it writes it, and a build writes many: what comes together is one change. */
const SETTLE_MS = 50;

/** Calls back whenever the files hold something else than before, however often they are written; until the signal. */
export function watchMiniProgram(folder: string, onChange: () => void, signal: AbortSignal): void {
  let known = fingerprint(folder);
  let isQueued = false;
  let watchers: readonly FSWatcher[] = [];
  const compare = () => {
    isQueued = false;
    if (signal.aborted) return;
    // First, so that what is written while the files are read is heard, too.
    for (const watcher of watchers) watcher.close();
    watchers = watchFolders(folder, compareSoon);
    // A build may take the whole folder away before it writes it anew.
    if (!existsSync(folder)) return;
    const now = fingerprint(folder);
    if (now === known) return;
    known = now;
    onChange();
  };
  const compareSoon = () => {
    if (!isQueued) setTimeout(compare, SETTLE_MS);
    isQueued = true;
  };
  signal.addEventListener("abort", () => {
    for (const watcher of watchers) watcher.close();
  });
  compare();
}

/**
 * Each folder by itself, and anew after every change: Node's recursive watch follows files, and on Linux no more once one is
 * replaced by another of its name, which is how many editors save. The folder above tells when the folder itself is replaced.
 */
function watchFolders(folder: string, onEvent: () => void): FSWatcher[] {
  const above = watchFolder(dirname(folder), (name) => {
    if (name === basename(folder)) onEvent();
  });
  return [above, ...foldersIn(folder).map((path) => watchFolder(path, onEvent))].filter(
    (watcher) => watcher !== undefined,
  );
}

/** `undefined` for one that cannot be watched: mostly it is gone already, which the folder above tells. */
function watchFolder(path: string, onEvent: (name: string | null) => void): FSWatcher | undefined {
  try {
    return watch(path, { persistent: false }, (_event, name) => onEvent(name)).on("error", () =>
      onEvent(null),
    );
  } catch {
    return undefined;
  }
}

/** Of all files but those that no mini program is made of. */
function fingerprint(folder: string): string {
  const hash = createHash("sha256");
  for (const file of filesIn(folder)) hash.update(JSON.stringify(pathOf(file))).update(contentOf(file));
  return hash.digest("hex");
}

function filesIn(folder: string): Dirent[] {
  return foldersIn(folder).flatMap((path) => entriesOf(path).filter((entry) => !entry.isDirectory()));
}

/** The folder itself, and those in it. */
function foldersIn(folder: string): string[] {
  const below = entriesOf(folder).filter((entry) => entry.isDirectory());
  return [folder, ...below.flatMap((entry) => foldersIn(pathOf(entry)))];
}

const pathOf = ({ parentPath, name }: Dirent) => join(parentPath, name);

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(
      ({ name }) => name !== "node_modules" && !name.startsWith("."),
    );
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
