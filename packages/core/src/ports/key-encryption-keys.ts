import type { KeyEncryptionKey } from "@shiming/crypto";

/** The keys that wrap the data key of each sealed record. */
export interface KeyEncryptionKeys {
  /** The key that new records are sealed with. */
  current(): KeyEncryptionKey;

  /** The key of that name, retired ones included; `undefined` when it is gone, and the record with it. */
  byId(id: string): KeyEncryptionKey | undefined;
}
