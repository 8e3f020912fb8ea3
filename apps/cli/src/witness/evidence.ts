/** What a witness keeps of a log that was not what it had been: both checkpoints, each signed by the log. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseNote } from "@shiming/transparency";
import { parseJson } from "../json-text.ts";
import { appendToPrivateFile } from "../private-file.ts";

export interface Evidence {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly origin: string;
  /** The note that the witness signed last. */
  readonly cosigned: string;
  /** The note that it refused. */
  readonly refused: string;
  /** Base64: what should have shown that the one goes on from the other. */
  readonly proof: readonly string[];
}

/** The file in the witness's folder, one JSON object a line. */
export const EVIDENCE = "evidence.ndjson";

/** One more of the same shows nothing new, and a log that is wrong asks again and again. */
const MOST = 1000;

export interface EvidenceFile {
  readonly path: string;
  /** @returns whether it is new */
  keep(evidence: Evidence): boolean;
}

export function openEvidence(folder: string): EvidenceFile {
  const path = join(folder, EVIDENCE);
  const kept = new Set(read(path).map(({ refused }) => textOf(refused)));
  return {
    path,
    keep(evidence) {
      const text = textOf(evidence.refused);
      if (kept.has(text) || kept.size >= MOST) return false;
      appendToPrivateFile(path, `${JSON.stringify(evidence)}\n`);
      kept.add(text);
      return true;
    },
  };
}

/** A line that a crash has torn is none. */
function read(path: string): Evidence[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return [parseJson(line) as Evidence].filter(({ refused }) => parseNote(refused));
      } catch {
        return [];
      }
    });
}

/** The same tree, whoever has signed it besides. */
const textOf = (note: string) => parseNote(note).text;
