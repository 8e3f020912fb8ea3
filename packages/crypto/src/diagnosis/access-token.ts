import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";
import { isPlaceholder } from "./placeholder.ts";
import { findWrapping } from "./wrapping.ts";

/** A call that lacks its access token, or has one that nobody was given: what came, and where. */
export interface SentAccessToken {
  /** The parameters of the address by their names; a repeated one is an array. */
  readonly query: Readonly<Record<string, unknown>>;
  /** By their names in lower case; a repeated one is an array. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: Buffer | undefined;
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
export function diagnoseAccessToken(sent: SentAccessToken): Mistake | undefined {
  const word = wordInAddress(sent.query[NAME], Object.keys(sent.query)) ?? wordElsewhere(sent);
  return word && mistake(word);
}

function wordInAddress(sent: unknown, names: readonly string[]): MistakeWord | undefined {
  if (Array.isArray(sent)) return "access_token_twice";
  if (typeof sent === "string" && sent !== "") return wordForValue(sent);
  if (names.some((name) => /^(?:amp;)+access_token$/.test(name))) return "access_token_after_entity";
  if (names.some((name) => name !== NAME && MISSPELT.test(name.trim()))) return "access_token_name";
  if (names.some((name) => MERGED.test(name))) return "access_token_merged";
  if (names.some((name) => /^access_token\s*[=:]/.test(name))) return "access_token_equals";
  return undefined;
}

/** Its name as other interfaces have it in a header. */
const HEADER = /^(?:x-)?(?:[a-z]+-)?(?:access[_-]?token|token)$/;
/** As a member of JSON, a field of a form, or a part of one. */
const IN_BODY = /access_?token["']?(?:\s{0,8}[:=]|[\r\n])/i;
/** What is looked at of a body. */
const LONGEST_BODY = 65_536;

function wordElsewhere({ query, headers = {}, body }: SentAccessToken): MistakeWord | undefined {
  const { authorization, cookie, "proxy-authorization": proxy } = headers;
  if (query[NAME] !== undefined && query[NAME] !== "") return undefined;
  if (authorization !== undefined || proxy !== undefined) return "access_token_in_header";
  if (Object.keys(headers).some((name) => HEADER.test(name))) return "access_token_in_own_header";
  if (/access_?token\s?=/i.test([cookie].flat().join(";"))) return "access_token_in_cookie";
  const text = body?.toString("latin1", 0, LONGEST_BODY) ?? "";
  return IN_BODY.test(text) ? "access_token_in_body" : undefined;
}

function wordForValue(sent: string): MistakeWord | undefined {
  if (isWellFormed(sent)) return undefined;
  if (/^\s*\{\s*["']?(?:access_token|expires_in)/.test(sent)) return "access_token_whole_answer";
  if (isPlaceholder(sent)) return "access_token_placeholder";
  if (/^wx[0-9a-f]{16}$/i.test(sent)) return "access_token_appid";
  if (/^[0-9a-f]{32}$/i.test(sent)) return "access_token_secret";
  if (sent.length >= 128 && isTwice(sent)) return "access_token_twice";
  const wrapping = findWrapping(sent, isWellFormed);
  if (wrapping) return `access_token_${wrapping}`;
  return /^[\w-]{64}[?/&;#]./.test(sent) ? "access_token_more_behind" : "access_token_form";
}

/** As a list makes one text of two, or a program that puts it behind an address that has it. */
function isTwice(sent: string): boolean {
  const [first, ...more] = sent.slice(0, 1000).match(/[\w-]{64}/g) ?? [];
  return more.length > 0 && more.every((each) => each === first);
}
