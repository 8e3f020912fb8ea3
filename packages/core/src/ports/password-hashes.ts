import type { RecordKey } from "./sealed-records.ts";

/** The stored hashes of passwords in one place: for whoever counts which pepper they need. */
export interface PasswordHashes {
  /** The column, as `accounts.pay_password_hash`. */
  readonly place: string;

  /**
   * The next rows, in order of their key, each with the beginning of its hash: enough to tell what it was made with. Empty at
   * the end.
   */
  beginnings(
    after: RecordKey | undefined,
  ): Promise<readonly { readonly key: RecordKey; readonly beginning: string | undefined }[]>;
}
