import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";
import { isPlaceholder } from "./placeholder.ts";
import { findWrapping } from "./wrapping.ts";

/** Why an `auth_token` releases nothing, as whoever keeps the tokens knows it. */
export type AuthTokenFault =
  /** `spelt` is the name of a field that its author took for it, `within` that of the object in which it is. */
  | { readonly reason: "missing"; readonly spelt?: string | undefined; readonly within?: string | undefined }
  | { readonly reason: "unknown" | "withdrawn" | "of_another_mini_program" }
  | { readonly reason: "malformed"; readonly sent: unknown }
  | { readonly reason: "expired" | "used"; readonly at: Date };

const OPAQUE = /^[\w-]{43}$/;

/** What is sent in its place, told by its form. */
const OTHERS: readonly [word: MistakeWord, looks: (text: string) => boolean][] = [
  ["auth_token_placeholder", isPlaceholder],
  ["auth_token_err_msg", (text) => text.startsWith("openRealnameAuth:")],
  ["auth_token_access_token", (text) => /^[\w-]{64}$/.test(text)],
  ["auth_token_openid", (text) => /^o[\w-]{27}$/.test(text)],
];

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
    case "missing":
      return missing(fault);
    default:
      return mistake(`auth_token_${fault.reason}`);
  }
}

function missing({
  spelt,
  within,
}: {
  readonly spelt?: string | undefined;
  readonly within?: string | undefined;
}): Mistake {
  if (within !== undefined) return mistake("auth_token_within", within);
  return spelt === undefined ? mistake("auth_token_missing") : mistake("auth_token_misspelt", spelt);
}

function malformed(sent: unknown): Mistake {
  if (typeof sent !== "string") return mistake("auth_token_no_text");
  if (/^\s*\{.*"(?:auth_token|errMsg)"/s.test(sent)) return mistake("auth_token_whole_detail");
  const wrapping = findWrapping(sent, (text) => OPAQUE.test(text));
  if (wrapping) return mistake(`auth_token_${wrapping}`);
  return mistake(OTHERS.find(([, looks]) => looks(sent))?.[0] ?? "auth_token_malformed");
}
