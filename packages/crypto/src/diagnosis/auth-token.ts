import { type Mistake, mistake } from "./mistake.ts";
import { findWrapping } from "./wrapping.ts";

/** Why an `auth_token` releases nothing, as whoever keeps the tokens knows it. */
export type AuthTokenFault =
  | { readonly reason: "missing" | "unknown" | "withdrawn" | "of_another_mini_program" }
  | { readonly reason: "malformed"; readonly sent: unknown }
  | { readonly reason: "expired" | "used"; readonly at: Date };

const OPAQUE = /^[\w-]{43}$/;

/**
 * The fault by name, with the time where there is one. It tells which of two tokens was nearly right: for a developer's own
 * machine, not for a server that strangers call.
 */
export function diagnoseAuthToken(fault: AuthTokenFault): Mistake {
  switch (fault.reason) {
    case "malformed":
      return malformed(fault.sent);
    case "expired":
    case "used":
      return mistake(`auth_token_${fault.reason}`, fault.at.toISOString());
    default:
      return mistake(`auth_token_${fault.reason}`);
  }
}

function malformed(sent: unknown): Mistake {
  if (typeof sent !== "string") return mistake("auth_token_no_text");
  if (/^\s*\{.*"(?:auth_token|errMsg)"/s.test(sent)) return mistake("auth_token_whole_detail");
  const wrapping = findWrapping(sent, (text) => OPAQUE.test(text));
  return mistake(wrapping ? `auth_token_${wrapping}` : "auth_token_malformed");
}
