/** Reads an account file once more, for the guardians that its lines name: each may stand above or below the child's. */
import type { InputOf } from "@shiming/administration";
import { faultOfColumns } from "@shiming/core";
import type { AccountFile } from "./account-file.ts";
import { readLine } from "./batches.ts";
import { BEGINNING, linesOf } from "./lines.ts";

const MOST_LINES = 500;

export type GuardianLine = InputOf<"accounts.import_guardians">["lines"][number];

/** The good lines that say something of guardians, in batches. */
export async function* guardianLinesOf(file: AccountFile): AsyncGenerator<readonly GuardianLine[]> {
  let batch: GuardianLine[] = [];
  for await (const lines of linesOf(file.chunks(0), BEGINNING, file.lineEnd)) {
    for (const line of lines) {
      const record = readLine(line, file);
      if (record === undefined || "fault" in record || faultOfColumns(record)) continue;
      const { user_id = "", guardians } = record;
      if (guardians !== undefined) batch.push({ line: line.number, user_id, guardians });
      if (batch.length < MOST_LINES) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
