import { sealedWith } from "@shiming/crypto";
import type { RecordKey, SealedRecords } from "../ports/sealed-records.ts";

/** How many records of a place are sealed with a key. */
export interface SealedCount {
  readonly place: string;
  /** Of the key-encryption key; `undefined` for what is no sealed record any more. */
  readonly keyId: string | undefined;
  readonly records: number;
}

/** Reads the beginning of every record, a page at a time: whoever else works with the database goes on meanwhile. */
export async function countSealed(records: SealedRecords): Promise<readonly SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const place of await records.places()) {
    const byKey = new Map<string | undefined, number>();
    for await (const { beginning } of rowsOf(place, records)) {
      if (!beginning) continue;
      const keyId = keyIdOf(beginning);
      byKey.set(keyId, (byKey.get(keyId) ?? 0) + 1);
    }
    for (const [keyId, found] of byKey) counts.push({ place, keyId, records: found });
  }
  return counts;
}

async function* rowsOf(place: string, records: Pick<SealedRecords, "beginnings">) {
  let after: RecordKey | undefined;
  for (;;) {
    const page = await records.beginnings(place, after);
    yield* page;
    after = page.at(-1)?.key;
    if (after === undefined) return;
    // A database in the same process would otherwise never let anybody else have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** @returns `undefined` where it is damaged */
export function keyIdOf(beginning: Uint8Array): string | undefined {
  try {
    return sealedWith(beginning);
  } catch {
    return undefined;
  }
}
