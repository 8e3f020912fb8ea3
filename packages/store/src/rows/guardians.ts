/** Who may act for whom, in SQL for all engines. */
import type { AccountKey } from "@shiming/core";

export interface Row {
  readonly issuer: string;
  readonly user_id: string;
  readonly guardian_id: string;
}

export type Ward = Pick<Row, "issuer" | "user_id">;
export type Guardian = Pick<Row, "issuer" | "guardian_id">;

export const GUARDIANS_OF =
  "SELECT guardian_id FROM guardians WHERE issuer = @issuer AND user_id = @user_id ORDER BY guardian_id";
export const WARDS_OF =
  "SELECT user_id FROM guardians WHERE issuer = @issuer AND guardian_id = @guardian_id ORDER BY user_id";
export const REMOVE_GUARDIANS = "DELETE FROM guardians WHERE issuer = @issuer AND user_id = @user_id";
export const REMOVE_WARDS = "DELETE FROM guardians WHERE issuer = @issuer AND guardian_id = @guardian_id";

export const wardOf = ({ issuer, userId }: AccountKey): Ward => ({ issuer, user_id: userId });
export const guardianOf = ({ issuer, userId }: AccountKey): Guardian => ({ issuer, guardian_id: userId });
