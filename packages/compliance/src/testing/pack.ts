/** A small pack of a small log, and what somebody makes of it who tampers. */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import {
  formatAddCheckpoint,
  formatCheckpoint,
  formatProof,
  formatVerifierKey,
  GrowingTree,
  leafHash,
  noteSigner,
  proveConsistency,
  proveInclusion,
  readRoot,
  signNote,
  tileReader,
} from "@shiming/transparency";
import { onTestFinished } from "vitest";
import { LOG_FILES, type PackFile, sampleNumbers, samplePath, writePack } from "../index.ts";

const NAME = "platform.example/log";
export const log = generateKeyPairSync("ed25519");
export const logKey = formatVerifierKey(NAME, log.publicKey);
const SIZES = { start: 5, end: 300, latest: 310 };

const entries = Array.from({ length: SIZES.latest }, (_, n) =>
  Buffer.from(`{"nonce":"${n}","kind":"entry"}`),
);
const tree = new GrowingTree();
const tiles = new Map(
  tree
    .extend(entries.map((entry) => leafHash(entry)))
    .map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]),
);
const reader = tileReader(SIZES.latest, async ({ level, index }) => tiles.get(`${level}/${index}`) as Buffer);

export async function checkpointOf(size: number, key = log.privateKey): Promise<string> {
  const root = await readRoot(reader, size);
  return signNote(formatCheckpoint({ origin: NAME, size, root }), [noteSigner(NAME, key)]);
}

export interface Made {
  readonly count?: number;
  readonly key?: KeyObject;
  /** Files in the place of those of the same path, and `undefined` for one that is left out. */
  readonly over?: Readonly<Record<string, string | undefined>>;
}

const SEED = "of-the-auditor";
const about = (count: number) => ({
  platform: { url: "https://platform.example", version: "0.1.0", operator: "明信支付" },
  period: { from: "2026-10-01T00:00:00.000Z", to: "2026-11-01T00:00:00.000Z" },
  created_at: "2026-11-28T08:00:00.000Z",
  created_by: "staff 1",
  log: { name: NAME, key: logKey, ...SIZES },
  samples: { seed: SEED, count },
});

export async function packOf({ count = 3, key = log.privateKey, over = {} }: Made = {}): Promise<Buffer> {
  const files = (await ownFiles(count)).flatMap(([path, text]) => {
    const content = path in over ? over[path] : text;
    return content === undefined ? [] : [fileOf(path, content)];
  });
  return buffer(
    writePack(
      about(count),
      (async function* () {
        yield* files;
      })(),
      (bytes) => sign(null, bytes, key),
    ),
  );
}

const fileOf = (path: string, text: string): PackFile => ({
  path,
  what: { zh: path, en: path },
  content: [text],
});

async function ownFiles(count: number): Promise<[string, string][]> {
  const { start, end, latest } = SIZES;
  const heads = [await checkpointOf(start), await checkpointOf(end), await checkpointOf(latest)] as const;
  const way = async (oldSize: number, size: number, checkpoint: string) =>
    formatAddCheckpoint({ oldSize, proof: await proveConsistency(reader, oldSize, size), checkpoint });
  const samples = sampleNumbers(SEED, start, end, count).map(async (seq): Promise<[string, string]> => {
    const path = await proveInclusion(reader, { index: seq - 1, size: latest });
    const proof = { extra: entries[seq - 1], index: seq - 1, path, checkpoint: heads[2] };
    return [samplePath(seq), formatProof(proof)];
  });
  return [
    ["counts/released.csv", "month,released\r\n2026-10,12\r\n"],
    [LOG_FILES.start, heads[0]],
    [LOG_FILES.end, heads[1]],
    [LOG_FILES.latest, heads[2]],
    [LOG_FILES.startToEnd, await way(start, end, heads[1])],
    [LOG_FILES.endToLatest, await way(end, latest, heads[2])],
    ...(await Promise.all(samples)),
  ];
}

/** An empty folder for the time of a test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "compliance-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

export function stored(pack: Uint8Array, folder = emptyFolder()): string {
  const file = join(folder, "pack.zip");
  writeFileSync(file, pack);
  return file;
}
