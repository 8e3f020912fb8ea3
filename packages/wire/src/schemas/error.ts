/** How the calls of §§3–5 fail: with HTTP 200 and a code. */
import Type, { type Static } from "typebox";
import { type Errcode, errcodes } from "../errors.ts";

/** `errmsg` begins with the text of the code in the error table; ` hint: …` may follow. */
export type ErrorAnswer = Static<typeof ErrorAnswer>;
export const ErrorAnswer = Type.Object({
  errcode: Type.Unsafe<Errcode>({ type: "integer", enum: errcodes }),
  errmsg: Type.String({ minLength: 1 }),
});
