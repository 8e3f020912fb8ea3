import type { Acting } from "@shiming/core";

interface ActingRow {
  readonly issuer: string;
  readonly user_id: string;
  /** Null where nobody acts for the person. */
  readonly guardian_id: string | null;
}

/** Whose it is, and who acts where that is another: consents and sessions say it in the same columns. */
export function actingOf(row: ActingRow): Acting {
  const { issuer, user_id, guardian_id } = row;
  const guardian = guardian_id === null ? {} : { guardian: { issuer, userId: guardian_id } };
  return { account: { issuer, userId: user_id }, ...guardian };
}
