/** What a pack tells of the log: its checkpoints, that each goes on from the one before, and the entries that were drawn. */
import { checkReceipt } from "@shiming/receipt";
import {
  type Checkpoint,
  checkConsistency,
  checkProof,
  EMPTY_ROOT,
  leafHash,
  noteVerifier,
  openCheckpoint,
  parseAddCheckpoint,
  parseProof,
  TransparencyError,
  type TreeHead,
  type VerifierKey,
} from "@shiming/transparency";
import type { PackFault } from "./fault.ts";
import { LOG_FILES, type Manifest, samplePath } from "./manifest.ts";
import { sampleNumbers } from "./sampling.ts";

type Read = (path: string) => string | undefined;

export async function logFaults(
  manifest: Manifest,
  key: VerifierKey,
  read: Read,
): Promise<readonly PackFault[]> {
  const log = { origin: manifest.log.name, logKeys: [noteVerifier(key.name, key.publicKey)] };
  return [
    ...headFaults(manifest, log, read),
    ...sampleFaults(manifest, log, read),
    ...(await receiptFaults(manifest, read)),
  ];
}

interface Log {
  readonly origin: string;
  readonly logKeys: readonly ReturnType<typeof noteVerifier>[];
}

function headFaults({ log }: Manifest, known: Log, read: Read): readonly PackFault[] {
  const faults: PackFault[] = [];
  const headOf = (path: string, size: number): TreeHead | undefined => {
    const head = opened(read(path) ?? "", known);
    if (head?.size === size) return head;
    faults.push({ fault: "checkpoint_wrong", file: path });
    return undefined;
  };
  const start = headOf(LOG_FILES.start, log.start);
  const end = headOf(LOG_FILES.end, log.end);
  const latest = headOf(LOG_FILES.latest, log.latest);
  const steps = [
    [LOG_FILES.startToEnd, start, end],
    [LOG_FILES.endToLatest, end, latest],
  ] as const;
  for (const [path, smaller, larger] of steps) {
    if (smaller && larger && !goesOn(read(path) ?? "", smaller, larger))
      faults.push({ fault: "not_consistent", file: path });
  }
  return faults;
}

function goesOn(text: string, smaller: TreeHead, larger: TreeHead): boolean {
  return holds(() => {
    const { oldSize, proof } = parseAddCheckpoint(text);
    const isEmptyRight = smaller.size > 0 || smaller.root.equals(EMPTY_ROOT);
    return isEmptyRight && oldSize === smaller.size && checkConsistency(proof, smaller, larger);
  });
}

/** Exactly those that the seed draws, and of the period. */
function sampleFaults({ log, samples, files }: Manifest, known: Log, read: Read): readonly PackFault[] {
  const faults: PackFault[] = [];
  const drawn = new Set(sampleNumbers(samples.seed, log.start, log.end, samples.count).map(samplePath));
  for (const seq of sampleNumbers(samples.seed, log.start, log.end, samples.count)) {
    const path = samplePath(seq);
    const text = read(path);
    if (text === undefined) faults.push({ fault: "sample_missing", file: path });
    else if (!isProven(text, seq, known)) faults.push({ fault: "sample_wrong", file: path });
  }
  for (const { path } of files) {
    if (path.startsWith("samples/") && path.endsWith(".tlog-proof") && !drawn.has(path))
      faults.push({ fault: "sample_wrong", file: path });
  }
  return faults;
}

function isProven(text: string, seq: number, known: Log): boolean {
  return holds(() => {
    const proof = parseProof(text);
    if (!proof.extra || proof.index !== seq - 1) return false;
    checkProof(proof, leafHash(proof.extra), known);
    return true;
  });
}

async function receiptFaults({ log, files }: Manifest, read: Read): Promise<readonly PackFault[]> {
  const faults: PackFault[] = [];
  for (const { path } of files) {
    if (!path.startsWith("receipts/")) continue;
    const { faults: found } = await checkReceipt(read(path) ?? "", [log.key]);
    if (found.length > 0) faults.push({ fault: "receipt_wrong", file: path });
  }
  return faults;
}

function opened(note: string, { origin, logKeys }: Log): Checkpoint | undefined {
  try {
    return openCheckpoint(note, origin, logKeys);
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}

function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch (error) {
    if (error instanceof TransparencyError) return false;
    throw error;
  }
}
