import type { Digest } from "../digest.ts";

/** What a file may be, told from its content. */
export const fileTypes = ["application/pdf", "image/jpeg", "image/png", "other"] as const;
export type FileType = (typeof fileTypes)[number];

/** What is known of its harmlessness: nobody gets a file that is held or refused. */
export const fileScans = ["clean", "held", "refused"] as const;
export type FileScan = (typeof fileScans)[number];

/** A file that somebody handed in: sealed, known by its content, at most 10 MB. */
export interface StoredFile {
  /** SHA-256 of the content. */
  readonly digest: Digest;
  readonly type: FileType;
  /** Bytes of the content. */
  readonly size: number;
  readonly sealed: Uint8Array;
  readonly scan: FileScan;
  readonly storedAt: Date;
}
