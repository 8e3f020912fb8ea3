/**
 * What does not hold. `no_pack`: no archive of this form. `key_not_trusted`: signed by another key than those from outside.
 * `signature_wrong`: the manifest is not what was signed. `file_changed`, `file_missing`, `file_added`: against the manifest.
 * `archive_changed`: something between the files. `checkpoint_wrong`, `not_consistent`, `sample_wrong`, `sample_missing`, `receipt_wrong`: of
 * the log.
 */
export type PackFaultName =
  | "no_pack"
  | "key_not_trusted"
  | "signature_wrong"
  | "file_changed"
  | "file_missing"
  | "file_added"
  | "archive_changed"
  | "checkpoint_wrong"
  | "not_consistent"
  | "sample_wrong"
  | "sample_missing"
  | "receipt_wrong";

export interface PackFault {
  readonly fault: PackFaultName;
  /** The file that it is about, and where in the archive, in bytes. */
  readonly file?: string | undefined;
  readonly at?: number | undefined;
}
