/** Which entries are proven: drawn by a seed, so that whoever verifies draws the same, and whoever makes a pack chooses none. */
import { createHash } from "node:crypto";

/** A number of 48 bits is exact, and hardly favours any entry. */
const BYTES = 6;

/**
 * For N = 0, 1, 2 … the first six bytes of the SHA-256 of `SEED:N` as a number, modulo how many there are; those that were drawn before are
 * drawn again. All of them where there are no more than are wanted.
 * @param after the number of the last entry before them @param last theirs
 * @returns in ascending order
 */
export function sampleNumbers(seed: string, after: number, last: number, count: number): readonly number[] {
  const all = last - after;
  if (all <= count) return Array.from({ length: Math.max(0, all) }, (_, place) => after + 1 + place);
  const drawn = new Set<number>();
  for (let turn = 0; drawn.size < count; turn += 1) {
    const digest = createHash("sha256").update(`${seed}:${turn}`).digest();
    drawn.add(after + 1 + (digest.readUIntBE(0, BYTES) % all));
  }
  return [...drawn].sort((a, b) => a - b);
}
