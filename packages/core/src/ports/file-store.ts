import type { Digest } from "../digest.ts";
import type { StoredFile } from "../file/stored-file.ts";

export interface FileStore {
  /** Keeps it, durably, before answering; one that is there already stays. */
  put(file: StoredFile): Promise<void>;
  find(digest: Digest): Promise<StoredFile | undefined>;
}
