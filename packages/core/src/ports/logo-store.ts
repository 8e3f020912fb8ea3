import type { Digest } from "../digest.ts";

/** Logos by their digest, kept for good: the one that a person was shown is still there when the record is looked at. */
export interface LogoStore {
  put(digest: Digest, image: Uint8Array): Promise<void>;
  find(digest: Digest): Promise<Uint8Array | undefined>;
}
