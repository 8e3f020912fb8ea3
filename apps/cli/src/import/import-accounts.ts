/** Imports a file of accounts batch by batch; a run that was cut off is continued by the next one of the same file. */

import type { FoundImport, ImportProgress, InputOf, OutputOf } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import type { Perform } from "../administration/location.ts";
import type { Language } from "../language.ts";
import type { AccountFile } from "./account-file.ts";
import { type Batch, batchesOf } from "./batches.ts";
import { guardianLinesOf } from "./guardian-lines.ts";
import type { LineFault } from "./line-fault.ts";
import { BEGINNING, type Position } from "./lines.ts";
import { type Counts, linesIn, type ProgressDisplay } from "./progress.ts";
import { RejectsFile } from "./rejects-file.ts";
import { requireUnrounded } from "./require-unrounded.ts";

export interface ImportRequest {
  /** The host; the only one unless it is named. */
  readonly issuer: string | undefined;
  /** Path of the file for bad lines. */
  readonly rejects: string;
  /** Of its sentences. */
  readonly language: Language;
  readonly isRestart: boolean;
  /** Imports ID numbers that a spreadsheet seems to have rounded. */
  readonly acceptsRounded: boolean;
}

export interface ImportDisplay {
  readonly progress: ProgressDisplay;
  /** Says something in a line of its own. */
  tell(sentence: Text): void;
  readonly clock: () => number;
}

/** What came of a file, in this run and the ones before that it has continued. */
export interface ImportSummary extends Counts {
  readonly lines: number;
  /** In how many names another dot became U+00B7. */
  readonly dotted: number;
  /** How many of the accounts came without the guardians that their lines name. */
  readonly unguarded: number;
  /** Whether an earlier run has finished the file, so that this one has done nothing. */
  readonly isRepeated: boolean;
  /** The last line that was imported by an earlier run; 0 without one. */
  readonly continuedBehind: number;
  readonly seconds: number;
}

/** Where to go on in the file, and how long the file of bad lines was then. */
interface Checkpoint {
  readonly offset: number;
  readonly rejects: number;
  readonly dotted: number;
  /** Whether lines up to here say something of guardians. */
  readonly isGuarded: boolean;
  readonly unguarded: number;
}

type AllCounts = Counts & Pick<Checkpoint, "dotted" | "isGuarded" | "unguarded">;

const NOTHING: AllCounts = { added: 0, changed: 0, bad: 0, dotted: 0, isGuarded: false, unguarded: 0 };

export async function importAccountFile(
  file: AccountFile,
  request: ImportRequest,
  run: Perform,
  display: ImportDisplay,
): Promise<ImportSummary> {
  const began = display.clock();
  const { issuer: named, isRestart } = request;
  const found = await run("accounts.find_import", findInput(named, file));
  const earlier = isRestart ? undefined : (found.progress ?? undefined);
  tellStart(file, found, isRestart, display);
  const isRepeated = earlier?.is_finished ?? false;
  if (!earlier && !request.acceptsRounded) await requireUnrounded(file);
  const counts =
    earlier && isRepeated
      ? countsOf(earlier)
      : await importBehind(earlier, file, { ...request, issuer: found.issuer }, run, display);
  const { added, changed, bad, dotted, unguarded } = counts;
  const seconds = (display.clock() - began) / 1000;
  const continuedBehind = earlier?.last_line ?? 0;
  return {
    lines: linesIn(counts),
    added,
    changed,
    bad,
    dotted,
    unguarded,
    isRepeated,
    continuedBehind,
    seconds,
  };
}

/** Reads a batch while the one before is committed, and never more. */
async function importBehind(
  earlier: ImportProgress | undefined,
  file: AccountFile,
  request: ImportRequest & { readonly issuer: string },
  run: Perform,
  display: ImportDisplay,
): Promise<AllCounts> {
  const { position, kept } = startOf(earlier);
  const rejects = new RejectsFile(request.rejects, file.format, request.language, kept);
  let counts = countsOf(earlier);
  let end = position;
  const commit = async (given: Batch): Promise<void> => {
    await file.requireUnchanged();
    rejects.add(given.bad);
    const isGuarded = counts.isGuarded || given.isGuarded;
    const batch = { ...given, isLast: given.isLast && !isGuarded };
    const { unguarded } = counts;
    const dotted = counts.dotted + batch.dotted;
    const checkpoint = { offset: batch.end, rejects: rejects.size, dotted, isGuarded, unguarded };
    counts = sum(counts, batch, await run("accounts.import", inputOf(batch, checkpoint, file, request)));
    end = { line: batch.lastLine, offset: batch.end };
    display.progress.show(counts, batch.end / file.size, display.clock());
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
    if (counts.isGuarded) {
      const unguarded = await setGuardians(file, rejects, request, run);
      counts = { ...counts, unguarded };
      const checkpoint = { ...counts, offset: end.offset, rejects: rejects.size };
      await run("accounts.import", inputOf(endAt(end), checkpoint, file, request));
    }
  } finally {
    display.progress.end();
  }
  return counts;
}

/** Once every account is there; a run that is cut off does it again from the beginning. @returns how many lines had none that can be */
async function setGuardians(
  file: AccountFile,
  rejects: RejectsFile,
  { issuer }: ImportRequest & { readonly issuer: string },
  run: Perform,
): Promise<number> {
  const source = file.source && { source: sourceInput(file.source) };
  let refusedLines = 0;
  for await (const lines of guardianLinesOf(file)) {
    await file.requireUnchanged();
    const input = { issuer, ...source, lines: [...lines] };
    const { refused } = await run("accounts.import_guardians", input);
    rejects.add(refused.map(({ line, reason }) => ({ line, fault: reason as LineFault })));
    refusedLines += refused.length;
  }
  return refusedLines;
}

/** What says that all of the file is done, and holds nothing more. */
function endAt({ line, offset }: Position): Batch {
  const nothing = { good: [], bad: [], dotted: 0, isGuarded: false };
  return { ...nothing, firstLine: line + 1, lastLine: line, end: offset, isLast: true };
}

function inputOf(
  { firstLine, lastLine, good, bad, isLast }: Batch,
  checkpoint: Checkpoint,
  { source }: AccountFile,
  { issuer, isRestart }: ImportRequest & { readonly issuer: string },
): InputOf<"accounts.import"> {
  return {
    issuer,
    ...(source && { source: sourceInput(source) }),
    is_restart: isRestart && firstLine === 1,
    is_last: isLast,
    first_line: firstLine,
    last_line: lastLine,
    lines: [...good],
    bad: bad.length,
    checkpoint: JSON.stringify(checkpoint),
  };
}

function findInput(issuer: string | undefined, { source }: AccountFile): InputOf<"accounts.find_import"> {
  return { ...(issuer !== undefined && { issuer }), ...(source && { source: sourceInput(source) }) };
}

function sourceInput({ fileDigest, reading, name }: NonNullable<AccountFile["source"]>) {
  return { file_digest: fileDigest, reading, name };
}

function startOf(earlier: ImportProgress | undefined): { position: Position; kept: number } {
  if (!earlier) return { position: BEGINNING, kept: 0 };
  const { offset, rejects }: Checkpoint = JSON.parse(earlier.checkpoint);
  return { position: { line: earlier.last_line, offset }, kept: rejects };
}

function countsOf(earlier: ImportProgress | undefined): AllCounts {
  if (!earlier) return NOTHING;
  const {
    dotted = 0,
    isGuarded = false,
    unguarded = 0,
  }: Partial<Checkpoint> = JSON.parse(earlier.checkpoint);
  return { ...earlier, dotted, isGuarded, unguarded };
}

function sum(
  before: AllCounts,
  { bad, dotted, isGuarded }: Batch,
  { added, changed }: OutputOf<"accounts.import">,
): AllCounts {
  return {
    isGuarded: before.isGuarded || isGuarded,
    unguarded: before.unguarded,
    added: before.added + added,
    changed: before.changed + changed,
    bad: before.bad + bad.length,
    dotted: before.dotted + dotted,
  };
}

function tellStart(
  { path, encoding, source }: AccountFile,
  { progress, before }: FoundImport,
  isRestart: boolean,
  { tell }: ImportDisplay,
): void {
  // Standard input was told of when its reading began.
  if (!source) return;
  const isRead = { en: `${path} is read as ${encoding}`, zh: `${path} 按 ${encoding} 读取` };
  if (isRestart) tell({ en: `${isRead.en}, from its first line.`, zh: `${isRead.zh}，从第一行开始。` });
  else if (progress?.is_finished) {
    tell({
      en: `${path} was imported before, so nothing was done; --restart imports it again.`,
      zh: `${path} 已经导入过，这次什么也没做；--restart 会重新导入。`,
    });
  } else if (progress) {
    tell({
      en: `${path} was imported up to line ${progress.last_line} before: going on after it.`,
      zh: `${path} 上次导入到第 ${progress.last_line} 行：从下一行继续。`,
    });
  } else if (before) {
    tell({
      en: `${path} has changed since it was imported up to line ${before.last_line}: starting at its first line.`,
      zh: `${path} 上次导入到第 ${before.last_line} 行之后有改动：从第一行开始。`,
    });
  } else tell({ en: `${isRead.en}.`, zh: `${isRead.zh}。` });
}
