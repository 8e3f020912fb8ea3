/** Which row a sealed record is in: the values of the columns that name it. */
export type RecordKey = readonly string[];

/** The sealed records of a database, wherever they are: for whoever puts another key in the place of one. */
export interface SealedRecords {
  /** The columns that hold them, as `accounts.identity`. */
  places(): Promise<readonly string[]>;

  /**
   * The next rows of a place, in order of their key, each with what its record begins with: enough to tell the key that it is
   * sealed with. Empty at the end.
   */
  beginnings(
    place: string,
    after: RecordKey | undefined,
  ): Promise<readonly { readonly key: RecordKey; readonly beginning: Uint8Array | undefined }[]>;

  /** A record, and the context that it is sealed for. */
  find(
    place: string,
    key: RecordKey,
  ): Promise<{ readonly context: string; readonly sealed: Uint8Array } | undefined>;

  /** Puts a record in the place of the one that was read. @returns whether that was still there */
  replace(
    place: string,
    key: RecordKey,
    change: { readonly from: Uint8Array; readonly to: Uint8Array },
  ): Promise<boolean>;
}
