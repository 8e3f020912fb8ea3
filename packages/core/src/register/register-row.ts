/** Rows of registers, as the audit tells of them. */

export const registerNames = [
  "mini_program",
  "binding",
  "merchant",
  "certificate",
  "authority",
  "host",
  "host_key",
  "organisation",
  "member",
  "staff",
  "api_token",
  "event_endpoint",
] as const;
export type RegisterName = (typeof registerNames)[number];

/** Times are ISO 8601 in UTC; of what is long, or a secret's, there is a digest. None of it names a person. */
export type Said = Readonly<Record<string, string | number | null>>;

/** What a row says; several names make one key, with blanks between them. */
export interface RegisterRow {
  readonly register: RegisterName;
  readonly key: string;
  readonly says: Said;
  /** Somebody has put there what nobody can read. */
  readonly isUnreadable?: true;
}

/**
 * What an entry tells of a row. Of one that is there already it says what is new alone: what somebody has put into the row
 * besides is explained by no entry, then or later.
 */
export type ToldRow =
  | (RegisterRow & { readonly change: "added" | "changed" })
  | (Omit<RegisterRow, "says"> & { readonly change: "removed" });
