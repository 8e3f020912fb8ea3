/** Several places of sealed records as one. */
import type { SealedRecords } from "../ports/sealed-records.ts";

/** @param all with different places */
export function sealedTogether(...all: readonly SealedRecords[]): SealedRecords {
  const at = async (place: string): Promise<SealedRecords> => {
    for (const records of all) if ((await records.places()).includes(place)) return records;
    throw new RangeError(`no sealed records in ${place}`);
  };
  return {
    places: async () => (await Promise.all(all.map((records) => records.places()))).flat(),
    beginnings: async (place, after) => (await at(place)).beginnings(place, after),
    find: async (place, key) => (await at(place)).find(place, key),
    replace: async (place, key, change) => (await at(place)).replace(place, key, change),
  };
}
