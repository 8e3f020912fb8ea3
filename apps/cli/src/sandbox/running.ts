/**
 * Where sandboxes of this user run, so that a command in any folder finds them: each leaves a note in the user's own
 * runtime folder while it runs. A note is believed only as far as a process really holds the data that it names.
 */
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { isSqliteDirectoryInUse } from "@shiming/store/locks";
import { makeFolder } from "../make-folder.ts";
import { hasDatabase } from "../server/database-place.ts";

/** Notes that its end: called when the sandbox has stopped. */
type Forget = () => void;

/** Notes that a sandbox runs on the data. A machine on which that cannot be noted is one where `--data` must be given. */
export function noteRunning(data: string): Forget {
  const path = resolve(data);
  const folder = notesFolder();
  const note = join(folder, createHash("sha256").update(path).digest("hex").slice(0, 32));
  try {
    makeFolder(folder);
    writeFileSync(note, path, { mode: 0o600 });
  } catch {
    return () => {};
  }
  return () => rmSync(note, { force: true });
}

/** The absolute data folders of those that run now. */
export function runningSandboxes(): readonly string[] {
  const folder = notesFolder();
  if (!isOwn(folder, "folder")) return [];
  const notes = readdirSync(folder).map((name) => join(folder, name));
  return notes
    .filter((note) => isOwn(note, "file"))
    .map((note) => readFileSync(note, "utf8"))
    .filter((data) => isAbsolute(data) && isSandboxRunning(data));
}

export function isSandboxRunning(data: string): boolean {
  return hasDatabase(data) && isSqliteDirectoryInUse(data);
}

function notesFolder(): string {
  const { XDG_RUNTIME_DIR, XDG_STATE_HOME } = process.env;
  const base = XDG_RUNTIME_DIR || XDG_STATE_HOME || join(homedir(), ".local", "state");
  return join(base, "shiming", "sandboxes");
}

/** Nobody else can have written it, and it is no link to what somebody else has. */
function isOwn(path: string, kind: "file" | "folder"): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  const isKind = kind === "file" ? stat?.isFile() : stat?.isDirectory();
  return isKind === true && (process.getuid === undefined || stat?.uid === process.getuid());
}
