import type { AccountKey } from "../account/account.ts";
import type { StoredAccount } from "../account/stored-account.ts";
import type { Digest } from "../digest.ts";
import type { Caused } from "../outbox/caused.ts";

/** A file of accounts for a host. Read in another way, say in another charset, the same bytes are another source. */
export interface ImportSource {
  readonly issuer: string;
  readonly fileDigest: Digest;
  /** Format and encoding. */
  readonly reading: string;
  /** The file's name, without folders. */
  readonly name: string;
}

/** How far the import of a source has come. */
export interface ImportProgress {
  readonly lastLine: number;
  readonly added: number;
  readonly changed: number;
  readonly bad: number;
  readonly isFinished: boolean;
  /** Where the reader goes on: its own business. */
  readonly checkpoint: string;
}

/** Some lines of a source that are imported together. */
export interface ImportUnit {
  /** `undefined` for what cannot be read again: nothing is remembered of how far it was. */
  readonly source: ImportSource | undefined;
  /** Changes in the order of the lines: a later one sees the earlier ones. */
  readonly accounts: readonly {
    readonly key: AccountKey;
    readonly change: (now: StoredAccount | undefined) => StoredAccount;
    /** In the place of those that were there; these stay where it is absent. */
    readonly guardians?: readonly string[];
  }[];
  /** Decides how far the import is then, where `added` accounts were not there before. */
  readonly finish: (
    now: ImportProgress | undefined,
    added: number,
  ) => Caused & { readonly next: ImportProgress };
}

export interface AccountImportStore {
  find(source: ImportSource): Promise<ImportProgress | undefined>;

  /** The unfinished import of a file of that name that was read in the same way and had another content. */
  findUnfinished(source: ImportSource): Promise<ImportProgress | undefined>;

  /**
   * Changes the accounts, remembers how far the import is and commits what it causes, telling holders as {@link AccountStore}
   * does: all of it or nothing, durably, before answering. The functions are called inside a transaction and must be synchronous and pure; what they throw is thrown.
   * @returns how many of the accounts were not there before
   */
  commit(unit: ImportUnit): Promise<number>;
}
