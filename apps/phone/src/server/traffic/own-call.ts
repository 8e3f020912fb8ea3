import type { RequestOutcome } from "../../api/api.ts";
import type { WxRequest } from "../../link/link.ts";
import { jsonMembers, type Member, trafficFields } from "./fields.ts";
import { targetOf } from "./platform-call.ts";
import { cut, isSecret, shown } from "./secrets.ts";
import type { Traffic } from "./traffic-log.ts";

/** Names that mean the same to everybody; all others are the mini program's and its back end's own. */
const COMMON = new Set(["auth_token", "authorization", "content-type", "accept"]);
/** Of fixed vocabularies: media types, codes and the words of errors. */
const PLAIN = /^(?:content-type|accept|errcode|errmsg|errMsg|reason|code|error|status|statusCode)$/;
const WORDS = /^[\w .:;,=/+*-]{0,200}$/;

/**
 * A request of a mini program to its own back end. What that says of a person is theirs: of a value, only what kind it is;
 * of a credential, the beginning.
 */
export function describeOwnCall(request: WxRequest, outcome: RequestOutcome, milliseconds: number): Traffic {
  const { response } = outcome;
  const contentType = Object.entries(response?.header ?? {}).filter(([name]) => name === "content-type");
  const fields = (members: readonly Member[]) => trafficFields(members, kindOf, explanationOf);
  return {
    milliseconds,
    from: "mini program",
    to: "service provider",
    method: request.method,
    target: ownTarget(request.url),
    status: response?.statusCode ?? 0,
    request: fields([...Object.entries(request.header), ...jsonMembers(request.body ?? "")]),
    response: response
      ? fields([...contentType, ...jsonMembers(response.body)])
      : trafficFields([["errMsg", outcome.errMsg]], kindOf, () => "unanswered"),
  };
}

function explanationOf(name: string): string {
  const common = name.toLowerCase();
  return COMMON.has(common) ? common : "own";
}

function ownTarget(url: string): string {
  if (!URL.canParse(url)) return cut(url.replace(/\?.*$/s, "?…"));
  const { origin, pathname, searchParams } = new URL(url);
  const query = new URLSearchParams(
    [...searchParams].map(([name, value]): [string, string] => [name, kindOf(name, value)]),
  );
  return origin + targetOf(pathname, query);
}

function kindOf(name: string, value: unknown): string {
  if (isSecret(name)) return shown(name, value);
  if (typeof value === "string")
    return PLAIN.test(name) && WORDS.test(value) ? value : `string (${[...value].length})`;
  if (Array.isArray(value)) return `array (${value.length})`;
  return PLAIN.test(name) && typeof value === "number"
    ? String(value)
    : value === null
      ? "null"
      : typeof value;
}
