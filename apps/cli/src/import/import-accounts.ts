/** Imports a file of accounts batch by batch; a run that was cut off is continued by the next one of the same file. */
import type { ImportProgress } from "@shiming/core";
import type { FoundImport } from "../administration/account-operations.ts";
import type { Perform } from "../administration/perform.ts";
import type { AccountFile } from "./account-file.ts";
import { type Batch, batchesOf } from "./batches.ts";
import { BEGINNING, type Position } from "./lines.ts";
import { type Counts, linesIn, type ProgressDisplay } from "./progress.ts";
import { RejectsFile } from "./rejects-file.ts";

export interface ImportRequest {
  /** The host; the only one unless it is named. */
  readonly issuer: string | undefined;
  /** Path of the file for bad lines. */
  readonly rejects: string;
  readonly isRestart: boolean;
}

export interface ImportDisplay {
  readonly progress: ProgressDisplay;
  /** Says something in a line of its own. */
  tell(sentence: string): void;
  readonly clock: () => number;
}

/** What came of a file, in this run and the ones before that it has continued. */
export interface ImportSummary extends Counts {
  readonly lines: number;
  /** The last line that was imported by an earlier run; 0 without one. */
  readonly continuedBehind: number;
  readonly seconds: number;
}

/** Where to go on in the file, and how long the file of bad lines was then. */
interface Checkpoint {
  readonly offset: number;
  readonly rejects: number;
}

export async function importAccountFile(
  file: AccountFile,
  request: ImportRequest,
  run: Perform,
  display: ImportDisplay,
): Promise<ImportSummary> {
  const began = display.clock();
  const { issuer: named, isRestart } = request;
  const found = (await run("accounts.findImport", { issuer: named, source: file.source })) as FoundImport;
  const earlier = isRestart ? undefined : found.progress;
  tellStart(file, found, isRestart, display);
  const counts = earlier?.isFinished
    ? earlier
    : await importBehind(earlier, file, { ...request, issuer: found.issuer }, run, display);
  const { added, changed, bad } = counts;
  const seconds = (display.clock() - began) / 1000;
  const continuedBehind = earlier?.lastLine ?? 0;
  return { lines: linesIn(counts), added, changed, bad, continuedBehind, seconds };
}

/** Reads a batch while the one before is committed, and never more. */
async function importBehind(
  earlier: ImportProgress | undefined,
  file: AccountFile,
  request: ImportRequest & { readonly issuer: string },
  run: Perform,
  display: ImportDisplay,
): Promise<Counts> {
  const { position, kept } = startOf(earlier);
  const rejects = new RejectsFile(request.rejects, file.format, kept);
  let counts: Counts = earlier ?? { added: 0, changed: 0, bad: 0 };
  const commit = async (batch: Batch): Promise<void> => {
    await file.requireUnchanged();
    rejects.add(batch.bad);
    const checkpoint: Checkpoint = { offset: batch.end, rejects: rejects.size };
    counts = sum(counts, batch, await run("accounts.import", inputOf(batch, checkpoint, file, request)));
    display.progress.show(counts, file.size && batch.end / file.size, display.clock());
  };
  try {
    let committing = Promise.resolve();
    for await (const batch of batchesOf(file, position)) {
      await committing;
      committing = commit(batch);
      // It is awaited with the next batch, which may take its time.
      committing.catch(() => {});
    }
    await committing;
  } finally {
    rejects.close();
    display.progress.end();
  }
  return counts;
}

function inputOf(
  { firstLine, lastLine, good, bad, isLast }: Batch,
  checkpoint: Checkpoint,
  { source }: AccountFile,
  { issuer, isRestart }: ImportRequest & { readonly issuer: string },
) {
  return {
    issuer,
    source: source && { issuer, ...source },
    isRestart: isRestart && firstLine === 1,
    isLast,
    firstLine,
    lastLine,
    lines: good,
    bad: bad.length,
    checkpoint: JSON.stringify(checkpoint),
  };
}

function startOf(earlier: ImportProgress | undefined): { position: Position; kept: number } {
  if (!earlier) return { position: BEGINNING, kept: 0 };
  const { offset, rejects }: Checkpoint = JSON.parse(earlier.checkpoint);
  return { position: { line: earlier.lastLine, offset }, kept: rejects };
}

function sum(before: Counts, { bad }: Batch, answer: unknown): Counts {
  const { added, changed } = answer as Pick<Counts, "added" | "changed">;
  return {
    added: before.added + added,
    changed: before.changed + changed,
    bad: before.bad + bad.length,
  };
}

function tellStart(
  { path, encoding, source }: AccountFile,
  { progress, before }: FoundImport,
  isRestart: boolean,
  { tell }: ImportDisplay,
): void {
  const name = source ? path : "Standard input";
  if (isRestart) tell(`${name} is read as ${encoding}, from its first line.`);
  else if (progress?.isFinished) tell(`${name} was imported before; --restart imports it again.`);
  else if (progress) tell(`${name} was imported up to line ${progress.lastLine} before: going on behind it.`);
  else if (before) {
    tell(
      `${name} has changed since it was imported up to line ${before.lastLine}: starting at its first line.`,
    );
  } else tell(`${name} is read as ${encoding}.`);
}
