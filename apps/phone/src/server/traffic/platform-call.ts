import { endpoints, requestFields, verificationFields } from "@shiming/wire";
import type { TrafficEntry } from "../../api/api.ts";
import { assertionClaims } from "./assertion.ts";
import { jsonMembers, trafficFields } from "./fields.ts";
import { cut, shorten, shown } from "./secrets.ts";
import type { Traffic } from "./traffic-log.ts";

/** What the panel takes of a finished call of a back end at the platform: as it was on the wire, with secrets and tokens. */
export interface PlatformCall {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
  /** What a refusal told the developer, in both languages. */
  readonly hint?: TrafficEntry["hint"];
  readonly milliseconds: number;
}

/** Where the last part of a URL opens a page for a person: the fragment of an invitation. */
const INVITATIONS = new Set(["sheet_url", "url"]);

/** Each of its fields by name, without its secrets. */
export function describePlatformCall(call: PlatformCall): Traffic {
  const { pathname, searchParams } = new URL(call.url, "http://platform");
  const body = jsonMembers(call.body);
  return {
    milliseconds: call.milliseconds,
    from: pathname.startsWith("/host/") ? "host" : "service provider",
    to: "platform",
    method: call.method,
    target: targetOf(pathname, searchParams),
    status: call.status,
    hint: call.hint,
    request: trafficFields(
      [...searchParams, ...assertionClaims(call.authorization), ...body],
      shownInRequest,
    ),
    response: trafficFields(jsonMembers(call.answer), shownInAnswer),
    ...(pathname === endpoints.realnameInfo.path && { stringToSign: stringToSign(new Map(body)) }),
  };
}

/** For people: not encoded again. */
export function targetOf(pathname: string, query: URLSearchParams): string {
  const parameters = [...query].map(([name, value]) => `${name}=${shown(name, value)}`);
  return cut(parameters.length === 0 ? pathname : `${pathname}?${parameters.join("&")}`);
}

/** Of what a service provider has of a person, only how long it is: it is theirs. */
const PERSONAL = new Set<string>([verificationFields.realName, verificationFields.credId]);

function shownInRequest(name: string, value: unknown): string {
  return PERSONAL.has(name) && typeof value === "string"
    ? `string (${[...value].length})`
    : shown(name, value);
}

function shownInAnswer(name: string, value: unknown): string {
  if (!INVITATIONS.has(name) || typeof value !== "string") return shown(name, value);
  const [page = "", secret] = value.split("#");
  return secret === undefined ? page : `${page}#${shorten(secret)}`;
}

/** What the signature of a request is over (contract §5); `undefined` where the request lacks one of the two. */
function stringToSign(body: ReadonlyMap<string, unknown>): string | undefined {
  const names = [requestFields.certSerialNo, requestFields.timestamp];
  if (!names.every((name) => body.has(name))) return undefined;
  return names.map((name) => `${name}=${shown(name, body.get(name))}`).join("&");
}
