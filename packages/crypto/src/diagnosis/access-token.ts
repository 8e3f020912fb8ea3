import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";
import { isPlaceholder } from "./placeholder.ts";
import { findWrapping } from "./wrapping.ts";

/** A call that lacks its access token, or has one that nobody was given: what came, and where. */
export interface SentAccessToken {
  /** The parameters of the address by their names; a repeated one is an array. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly authorization: string | undefined;
}

const NAME = "access_token";
const OPAQUE = /^[\w-]{64}$/;
const isWellFormed = (text: string) => OPAQUE.test(text);

/** In other letters' cases, of another interface, as a list, or mistyped. */
const MISSPELT =
  /^(?:(?:component|authorizer|app)[_-]?)?(?:ac{1,2}es{1,2}[_-]?tok[ea]n|token)(?:\[[0-9]?\])?$/i;
/** What stands before it was not ended by a bare &. */
const MERGED = /[?;]access_token/;

/**
 * What is wrong with the form of an access token, or with its place; nothing for one that is well formed. Who is told that
 * a token is merely wrapped does not throw a good one away.
 */
export function diagnoseAccessToken({ query, authorization }: SentAccessToken): Mistake | undefined {
  const word = wordFor(query[NAME], Object.keys(query), authorization);
  return word && mistake(word);
}

function wordFor(
  sent: unknown,
  names: readonly string[],
  authorization: string | undefined,
): MistakeWord | undefined {
  if (Array.isArray(sent)) return "access_token_twice";
  if (typeof sent === "string" && sent !== "") return wordForValue(sent);
  if (names.some((name) => /^(?:amp;)+access_token$/.test(name))) return "access_token_after_entity";
  if (names.some((name) => name !== NAME && MISSPELT.test(name.trim()))) return "access_token_name";
  if (names.some((name) => MERGED.test(name))) return "access_token_merged";
  if (authorization !== undefined) return "access_token_in_header";
  return undefined;
}

function wordForValue(sent: string): MistakeWord | undefined {
  if (isWellFormed(sent)) return undefined;
  if (/^\s*\{\s*["']?(?:access_token|expires_in)/.test(sent)) return "access_token_whole_answer";
  if (isPlaceholder(sent)) return "access_token_placeholder";
  if (/^wx[0-9a-f]{16}$/i.test(sent)) return "access_token_appid";
  if (/^[0-9a-f]{32}$/i.test(sent)) return "access_token_secret";
  const wrapping = findWrapping(sent, isWellFormed);
  return wrapping ? `access_token_${wrapping}` : "access_token_form";
}
