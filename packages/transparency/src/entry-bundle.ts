/** Entries as they are served: each behind its length in two bytes, the larger one first (C2SP tlog-tiles). */
import { TransparencyError } from "./failure.ts";

/** The longest entry that a bundle can hold, in bytes. */
export const LONGEST_ENTRY = 0xff_ff;

/** @throws RangeError for an entry that is too long */
export function formatEntryBundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > LONGEST_ENTRY) throw new RangeError("the entry is too long for a bundle");
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/** @throws TransparencyError for bytes that end within an entry */
export function parseEntryBundle(bundle: Uint8Array): Buffer[] {
  const bytes = Buffer.from(bundle);
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 <= bytes.length ? at + 2 + bytes.readUInt16BE(at) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) throw new TransparencyError("bundle_malformed");
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
