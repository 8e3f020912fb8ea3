import type { Digest } from "../digest.ts";

/** What a file may be, told from its content. */
export type FileType = "application/pdf" | "image/jpeg" | "image/png" | "other";

/** A file that somebody handed in: sealed, known by its content, at most 10 MB. */
export interface StoredFile {
  /** SHA-256 of the content. */
  readonly digest: Digest;
  readonly type: FileType;
  /** Bytes of the content. */
  readonly size: number;
  readonly sealed: Uint8Array;
}
