import { APIError } from "better-auth/api";
import { isCommonPassword } from "./common-passwords.ts";

/** In characters. NIST SP 800-63B asks for eight where there is a second factor: not everybody here has one. */
export const SHORTEST = 10;
export const LONGEST = 128;

/** @throws APIError 400 for a password that is too short, too long, or what is tried first */
export async function requireGoodPassword(password: unknown): Promise<string> {
  if (typeof password !== "string" || [...password].length < SHORTEST) {
    throw new APIError("BAD_REQUEST", { code: "PASSWORD_TOO_SHORT", message: TOO_SHORT });
  }
  if (password.length > LONGEST) {
    throw new APIError("BAD_REQUEST", { code: "PASSWORD_TOO_LONG", message: TOO_LONG });
  }
  if (await isCommonPassword(password)) {
    throw new APIError("BAD_REQUEST", { code: "PASSWORD_TOO_COMMON", message: TOO_COMMON });
  }
  return password;
}

const TOO_SHORT = `the password needs at least ${SHORTEST} characters`;
const TOO_LONG = `the password has at most ${LONGEST} characters`;
const TOO_COMMON = "the password is one of those that are tried first; choose another";
