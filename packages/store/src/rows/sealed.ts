/** Where sealed records are: tables and their columns. */
export const SEALED = [
  ["accounts", "identity"],
  ["access_tokens", "sealed"],
  ["consents", "sheet_secret"],
  ["proposals", "input"],
] as const;
