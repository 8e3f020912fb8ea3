import { createHash } from "node:crypto";

/** An invented whole number from `least` to `most`: always the same for a citizen and a word. */
export type Invent = (word: string, least: number, most: number) => number;

/** Here the records of a real authority would be asked for. A citizen's are invented instead, from the keyed hash. */
export function inventFor(recognition: Buffer): Invent {
  return (word, least, most) => {
    const digest = createHash("sha256").update(recognition).update(word).digest();
    return least + (digest.readUInt32BE() % (most - least + 1));
  };
}

/** The monthly wage in fen that contributions are reckoned from. */
export function inventWage(invent: Invent): number {
  return invent("wage", 55, 240) * 10_000;
}
