/** What programs ask of the error table. */
import { errors } from "./error-table.ts";

/** A code other than 0, which is success. */
export type Errcode = keyof typeof errors;

/** All codes, -1 first, then ascending. */
export const errcodes: readonly Errcode[] = Object.keys(errors)
  .map((code) => Number(code) as Errcode)
  .sort((a, b) => a - b);

/** `errcode` and `errmsg` of a successful answer. */
export const SUCCESS = { errcode: 0, errmsg: "ok" } as const;

/** True for a code of the table; a client meets others only from a platform newer than itself. */
export function isErrcode(code: unknown): code is Errcode {
  return typeof code === "number" && Object.hasOwn(errors, code);
}

/** The text of a code; `hint` is what to do about it, never personal data, never which secret was nearly right. §5. */
export function formatErrmsg(errcode: Errcode, hint?: string): string {
  const { errmsg } = errors[errcode];
  return hint ? `${errmsg} hint: ${hint}` : errmsg;
}
