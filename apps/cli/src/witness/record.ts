/**
 * What a witness remembers: of each log, the checkpoint that it signed last. If that is lost, whoever cut or rewrote the log
 * is not found any more; so it is on the disk before anybody gets a signature.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCheckpoint, parseNote, type TreeHead } from "@shiming/transparency";
import { parseJson } from "../json-text.ts";
import { writePrivateFile } from "../private-file.ts";
import { Sentence } from "../sentence.ts";

export interface WitnessRecord {
  /** With the log's signature and the witness's own. */
  noteOf(origin: string): string | undefined;
  headOf(origin: string): TreeHead | undefined;
  /** @throws when it cannot be written: then it knows what it knew before */
  remember(origin: string, note: string): void;
}

/** The file in the witness's folder, a note for each name of a log. */
export const CHECKPOINTS = "checkpoints.json";

/** @throws Sentence for a file that is there and none of its own: a witness does not begin anew by mistake */
export function openRecord(folder: string): WitnessRecord {
  const file = join(folder, CHECKPOINTS);
  let notes = read(file);
  const noteOf = (origin: string) => notes.get(origin);
  return {
    noteOf,
    headOf(origin) {
      const note = noteOf(origin);
      return note === undefined ? undefined : parseCheckpoint(parseNote(note).text);
    },
    remember(origin, note) {
      const next = new Map(notes).set(origin, note);
      writePrivateFile(file, `${JSON.stringify(Object.fromEntries(next), null, 2)}\n`);
      notes = next;
    },
  };
}

function read(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map();
  try {
    const notes = Object.entries(Object(parseJson(readFileSync(file, "utf8"))));
    return new Map(notes.map(([origin, note]) => [origin, ownNote(origin, String(note))]));
  } catch {
    throw new Sentence({
      en: `${file} is damaged: put it back from a copy. A witness that begins anew finds nothing of what went before.`,
      zh: `${file} 已损坏：请从备份恢复。见证人若从头开始，就发现不了此前的篡改。`,
    });
  }
}

function ownNote(origin: string, note: string): string {
  if (parseCheckpoint(parseNote(note).text).origin !== origin) throw new Error("a note of another log");
  return note;
}
