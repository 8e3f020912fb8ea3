/** Which pepper the stored hashes need. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { pepperOfHash } from "../account/argon2-hash.ts";
import type { PasswordHashes } from "../ports/password-hashes.ts";
import type { RecordKey } from "../ports/sealed-records.ts";
import { pepperName } from "./platform-key.ts";

/** How many hashes of a place were made with a pepper. */
export interface HashCount {
  readonly place: string;
  /** By its name. */
  readonly pepper: string;
  readonly hashes: number;
}

/** Reads the beginning of every hash, a page at a time: whoever else works with the database goes on meanwhile. */
export async function countHashes(places: readonly PasswordHashes[]): Promise<readonly HashCount[]> {
  const counts: HashCount[] = [];
  for (const hashes of places) {
    const byPepper = new Map<string, number>();
    for await (const beginning of beginningsOf(hashes)) {
      const pepper = pepperOfHash(beginning);
      if (!pepper) continue;
      const name = pepperName(pepper.id);
      byPepper.set(name, (byPepper.get(name) ?? 0) + 1);
    }
    for (const [pepper, found] of byPepper) counts.push({ place: hashes.place, pepper, hashes: found });
  }
  return counts;
}

async function* beginningsOf(hashes: PasswordHashes) {
  let after: RecordKey | undefined;
  for (;;) {
    const page = await hashes.beginnings(after);
    for (const { beginning } of page) if (beginning !== undefined) yield beginning;
    after = page.at(-1)?.key;
    if (after === undefined) return;
    // A database in the same process would otherwise never let anybody else have their turn.
    await nextTurn();
  }
}
