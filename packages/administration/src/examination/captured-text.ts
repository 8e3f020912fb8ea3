/**
 * Finds the JSON body in whatever a developer has captured: the body, a curl command of any shell, an HTTP message, a HAR
 * file, a line of a log.
 */
import { misspeltField, objectIn, type RequestField, requestFields, verificationFields } from "@shiming/wire";
import { unquotedByShell } from "./unquoted-by-shell.ts";

export type CapturedBody = Readonly<Record<string, unknown>>;

/** How the text may be escaped around the body: not at all, in double quotes, as sh, cmd and PowerShell escape. */
const unescapings: readonly ((text: string) => string)[] = [
  (text) => text,
  unquoted,
  unquotedByShell,
  (text) => unquoted(text.replaceAll(/\^([\s\S])/g, "$1")),
  (text) => text.replaceAll('`"', '"'),
];

/** Fields that a body has, and neither an answer nor the line of a log around it. */
const TELLING = [requestFields.sign, requestFields.mchId];
const TELLING_OF_VERIFICATION = [verificationFields.credId, verificationFields.credType];

/** How far in a body may lie: a HAR file has it at the sixth level. */
const DEEPEST = 12;

/** @returns the first JSON object in the text that is like a body, else the first; `undefined` when it holds none */
export function findBody(text: string): CapturedBody | undefined {
  let first: CapturedBody | undefined;
  for (const undo of unescapings) {
    const objects = objectsIn(undo(text));
    const body = firstBodyIn(objects, 0);
    if (body) return body;
    first ??= objects[0];
  }
  return first;
}

/** One of the values, or further in: as a log and a HAR file have it, as JSON or as JSON in a text. */
function firstBodyIn(values: readonly unknown[], depth: number): CapturedBody | undefined {
  if (depth > DEEPEST) return undefined;
  for (const value of values) {
    const body = bodyWithin(value, depth);
    if (body) return body;
  }
  return undefined;
}

function bodyWithin(value: unknown, depth: number): CapturedBody | undefined {
  if (typeof value === "string") return firstBodyIn(objectsIn(value), depth + 1);
  if (typeof value !== "object" || value === null) return undefined;
  if (isBody(value)) return value;
  const members = Object.values(value);
  // Wrapped, with nothing beside it: so it was sent, and the mistake is that.
  if (depth === 0 && members.length === 1 && isBody(objectIn(members[0]))) return value as CapturedBody;
  return firstBodyIn(members, depth + 1);
}

/** Whether it has what tells a body from other objects, be it under a misspelt name. */
export function isBody(value: unknown): value is CapturedBody {
  if (typeof value !== "object" || value === null || "errcode" in value) return false;
  const body = value as CapturedBody;
  return hasOneOf(body, TELLING) || isVerification(body);
}

/** Whether it is meant for `checkrealnameinfo` (contract §9). */
export function isVerification(body: CapturedBody): boolean {
  return !hasOneOf(body, TELLING) && hasOneOf(body, TELLING_OF_VERIFICATION);
}

function hasOneOf(body: CapturedBody, names: readonly RequestField[]): boolean {
  return names.some((name) => Object.hasOwn(body, name) || misspeltField(body, name) !== undefined);
}

function unquoted(text: string): string {
  return text.replaceAll('\\"', '"').replaceAll("\\\\", "\\");
}

/** The objects that are not within another, in their order. */
function objectsIn(text: string): CapturedBody[] {
  const found: CapturedBody[] = [];
  for (let start = text.indexOf("{"); start >= 0; ) {
    const end = endOfObject(text, start);
    const value = end === undefined ? undefined : parse(text.slice(start, end));
    if (value && Object.keys(value).length > 0) found.push(value);
    start = text.indexOf("{", value && end !== undefined ? end : start + 1);
  }
  return found;
}
/** Where the braces that open at `start` are closed again, strings apart. */
function endOfObject(text: string, start: number): number | undefined {
  let [depth, isInString] = [0, false];
  for (let place = start; place < text.length; place++) {
    const character = text[place];
    if (isInString && character === "\\") place++;
    else if (character === '"') isInString = !isInString;
    else if (!isInString && character === "{") depth++;
    else if (!isInString && character === "}" && --depth === 0) return place + 1;
  }
  return undefined;
}

function parse(text: string): CapturedBody | undefined {
  try {
    return JSON.parse(text) as CapturedBody;
  } catch {
    return undefined;
  }
}
