import type { Digest } from "../digest.ts";
import type { StoredFile } from "../file/stored-file.ts";

export interface FileStore {
  /** Keeps it, durably, before answering; one that is there already stays as it is. */
  put(file: StoredFile): Promise<void>;
  find(digest: Digest): Promise<StoredFile | undefined>;

  /** Those that wait for the scan, longest first. */
  listHeld(limit: number): Promise<readonly StoredFile[]>;
  /** What the scan has said of a file that waits for it. */
  settle(digest: Digest, verdict: "clean" | "refused"): Promise<void>;
}
