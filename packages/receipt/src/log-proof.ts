/**
 * That an entry is in a log, by its proof alone (C2SP tlog-proof, signed-note, tlog-checkpoint; RFC 9162, section 2.1.3.2).
 * Beside `transparency`, which signs and serves: this runs in a browser as well.
 */
import { type Bytes, fromBase64, isSame, joined, sha256, textOf, utf8 } from "./bytes.ts";
import { isSignedByEd25519 } from "./ed25519.ts";

/** What a proof shows, if it holds. */
export interface ProvenEntry {
  /** The text of the entry. */
  readonly entry: string;
  /** Its number: 1, 2, 3 … */
  readonly number: number;
  /** How many entries the log had that was signed. */
  readonly size: number;
  readonly origin: string;
}

/** `NAME+ID+KEY` of a log that signs by Ed25519. */
export interface LogKey {
  readonly name: string;
  readonly id: Bytes;
  readonly key: Bytes;
}

const FIRST_LINE = "c2sp.org/tlog-proof@v1";
const LONGEST_PATH = 63;
const ED25519 = 0x01;

/** @returns `undefined` for a text that is no such key, or whose id is not that of the key */
export async function parseLogKey(text: string): Promise<LogKey | undefined> {
  const [name = "", id = "", ...encoded] = text.trim().split("+");
  const bytes = fromBase64(encoded.join("+"));
  if (name === "" || bytes?.length !== 33 || bytes[0] !== ED25519) return undefined;
  const digest = (await sha256(joined(utf8(`${name}\n`), bytes))).slice(0, 4);
  const told = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return told === id ? { name, id: digest, key: bytes.slice(1) } : undefined;
}

/** @returns `undefined` where anything of it does not hold, or another log has signed */
export async function checkLogProof(text: string, log: LogKey): Promise<ProvenEntry | undefined> {
  const end = text.indexOf("\n\n");
  const [first, extra = "", index = "", ...path] = text.slice(0, end).split("\n");
  const bytes = extra.startsWith("extra ") ? fromBase64(extra.slice(6)) : undefined;
  const place = index.startsWith("index ") ? countIn(index.slice(6)) : undefined;
  const hashes = path.flatMap((line) => fromBase64(line) ?? []);
  const isWhole =
    end > 0 && first === FIRST_LINE && hashes.length === path.length && hashes.length <= LONGEST_PATH;
  const entry = bytes && textOf(bytes);
  if (!isWhole || !bytes || entry === undefined || place === undefined) return undefined;
  const checkpoint = await openCheckpoint(text.slice(end + 2), log);
  const leaf = await sha256(joined(Uint8Array.of(0), bytes));
  if (!checkpoint || !(await isIncluded(hashes, place, checkpoint, leaf))) return undefined;
  return { entry, number: place + 1, size: checkpoint.size, origin: log.name };
}

interface Checkpoint {
  readonly size: number;
  readonly root: Bytes;
}

/** A checkpoint that this log has signed. */
async function openCheckpoint(note: string, log: LogKey): Promise<Checkpoint | undefined> {
  const end = note.lastIndexOf("\n\n");
  const text = note.slice(0, end + 1);
  const [origin, size = "", root = ""] = text.split("\n");
  const count = countIn(size);
  const hash = fromBase64(root);
  if (end < 0 || origin !== log.name || count === undefined || hash?.length !== 32) return undefined;
  const lines = note.slice(end + 2).split("\n");
  const own = lines.flatMap((line) => signatureIn(line, log) ?? []);
  const verified = await Promise.all(
    own.map((signature) => isSignedByEd25519(utf8(text), signature, log.key)),
  );
  return verified.length > 0 && verified.every(Boolean) ? { size: count, root: hash } : undefined;
}

function signatureIn(line: string, { name, id }: LogKey): Bytes | undefined {
  const start = `— ${name} `;
  const bytes = line.startsWith(start) ? fromBase64(line.slice(start.length)) : undefined;
  return bytes && isSame(bytes.slice(0, 4), id) ? bytes.slice(4) : undefined;
}

async function isIncluded(
  path: readonly Bytes[],
  index: number,
  { size, root }: Checkpoint,
  leaf: Bytes,
): Promise<boolean> {
  if (index >= size) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    const isRight = place % 2 === 1 || place === last;
    hash = await nodeHash(...(isRight ? ([sibling, hash] as const) : ([hash, sibling] as const)));
    while (isRight && place % 2 === 0 && place !== 0) [place, last] = above(place, last);
    [place, last] = above(place, last);
  }
  return last === 0 && isSame(hash, root);
}

const nodeHash = (left: Bytes, right: Bytes) => sha256(joined(Uint8Array.of(1), left, right));

/** Not by shifting, which knows 32 bits. */
const above = (place: number, last: number): [number, number] => [
  Math.floor(place / 2),
  Math.floor(last / 2),
];

function countIn(text: string): number | undefined {
  const count = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : undefined;
}
