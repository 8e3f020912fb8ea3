import type { ColumnFault } from "@shiming/core";

/** Why a line is bad: a word for programs, which stays the same. */
export type LineFault =
  | ColumnFault
  | "line_too_long"
  | "encoding_invalid"
  | "json_invalid"
  | "csv_invalid"
  | "columns_unequal"
  | "column_unknown"
  | "value_not_text";

/** The same for people: what is wrong with any such line. No sentence can say what stood in one. */
export const SENTENCES: Readonly<Record<LineFault, string>> = {
  line_too_long: "the line is longer than 8192 bytes",
  encoding_invalid: "the line has bytes that are none of the file's encoding",
  json_invalid: "the line is no JSON object",
  csv_invalid: "the line's quotation marks are not those of CSV; no value may have a line break",
  columns_unequal: "the line has more or fewer values than the first line has names",
  column_unknown: "the object has a member that is none of the columns",
  value_not_text: "a value is no text; only payment_account may be true, false, 1 or 0",
  user_id_invalid: "user_id must be 1 to 256 visible characters without white space at either end",
  identity_incomplete:
    "real_name, credential_type and credential_id must be given together, or be empty together",
  credential_type_invalid: "credential_type must be resident_id_card, passport or other",
  real_name_invalid:
    "real_name is not well formed: 1 to 60 visible characters, a letter among them and no digit, no white space at either end, no question mark for a lost character",
  credential_id_invalid:
    "credential_id is no number of that document; that of an ID card has 18 characters, a date and a checksum (GB 11643)",
  payment_account_invalid: "payment_account must be yes, no, true, false, 1, 0 or empty",
  payment_account_missing: "payment_account must be yes or no where there is a pay_password_hash",
  pay_password_hash_invalid:
    "pay_password_hash must be a PHC string of argon2id, version 19, of at most 256 MiB, 16 passes and 16 lanes; never a password in clear",
};
