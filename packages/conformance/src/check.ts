/** Holds what was seen against what the contract says. */
import { type ConsentFailure, type Errcode, errors, failErrMsg, SUCCESS } from "@shiming/wire";
import { Violation } from "./finding.ts";
import type { Received } from "./http.ts";

/** @throws Violation with both texts unless it holds */
export function demand(holds: boolean, expected: string, seen: string): asserts holds {
  if (!holds) throw new Violation(expected, seen);
}

/** Compares by value; `what` names it in the report. */
export function requireEqual(what: string, seen: unknown, expected: unknown): void {
  const [seenText, expectedText] = [JSON.stringify(seen), JSON.stringify(expected)];
  demand(seenText === expectedText, `${what} ${expectedText}`, `${seenText}`);
}

/** A member that is a text and not empty. */
export function textIn(received: Received, member: string): string {
  const value = received.json[member];
  const isText = typeof value === "string" && value !== "";
  demand(isText, `${member}, a text that is not empty`, describe(received));
  return value as string;
}

/** The calls of §§3 to 5: HTTP 200 and JSON, whatever happened; no text of a code but its own. */
export function requireCode(received: Received, ...errcodes: readonly (Errcode | 0)[]): void {
  const { json } = received;
  const code = errcodes.find((one) => one === json.errcode);
  const isRight = isContractAnswer(received) && code !== undefined && isErrmsgOf(code, json.errmsg);
  demand(isRight, errcodes.map(describeCode).join(" or "), describe(received));
}

/** How every call of §§3 to 5 answers, also the ones without an `errcode`. */
export function isContractAnswer({ status, headers }: Received): boolean {
  return status === 200 && /^application\/json\b/i.test(headers["content-type"] ?? "");
}

function isErrmsgOf(code: Errcode | 0, errmsg: unknown): boolean {
  if (code === 0) return errmsg === SUCCESS.errmsg;
  const text: string = errors[code].errmsg;
  return typeof errmsg === "string" && (errmsg === text || errmsg.startsWith(`${text} hint: `));
}

function describeCode(code: Errcode | 0): string {
  const text = code === 0 ? SUCCESS.errmsg : errors[code].errmsg;
  return `HTTP 200, application/json, errcode ${code} "${text}"`;
}

/** The calls of §8: RFC 9457, with `errMsg` and `reason` of §2 where the consent has failed. */
export function requireProblem(received: Received, status: number, failure?: ConsentFailure): void {
  const { json } = received;
  const failed = failure === undefined ? "" : `, errMsg "${failErrMsg(failure)}" and a reason`;
  const saysWhy =
    failure === undefined ||
    (json.errMsg === failErrMsg(failure) && typeof json.reason === "string" && json.reason !== "");
  const isRight = received.status === status && isProblem(received) && saysWhy;
  demand(isRight, `HTTP ${status}, ${PROBLEM}${failed}`, describe(received));
}

/** Where the contract says that something does not succeed, and leaves the status open. */
export function requireRefusal(received: Received): void {
  const isCallersFault = received.status >= 400 && received.status < 500;
  demand(isCallersFault && isProblem(received), `HTTP 4xx, ${PROBLEM}`, describe(received));
}

const PROBLEM = "application/problem+json";

/** `status` may be left out (RFC 9457 §3.1.2), and must not say something else. */
function isProblem({ status, headers, json }: Received): boolean {
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  return type === PROBLEM && (json.status === undefined || json.status === status);
}

export function requireStatus(received: Received, ...statuses: readonly number[]): void {
  demand(statuses.includes(received.status), `HTTP ${statuses.join(" or ")}`, describe(received));
}

/** What may be told of an answer: nothing of it that could be a secret or somebody's data. */
export function describe({ status, headers, json }: Received): string {
  const type = headers["content-type"] ?? "no content type";
  const told = [
    "errcode" in json ? `errcode ${json.errcode} ${quoted(json.errmsg)}` : "",
    "errMsg" in json ? `errMsg ${quoted(json.errMsg)}` : "",
    "errcode" in json || "errMsg" in json ? "" : `members ${Object.keys(json).join(", ") || "none"}`,
  ];
  return [`HTTP ${status}`, type, ...told.filter((text) => text !== "")].join(", ");
}

function quoted(value: unknown): string {
  return typeof value === "string" ? `"${value.split(" hint: ")[0]}"` : "without text";
}
