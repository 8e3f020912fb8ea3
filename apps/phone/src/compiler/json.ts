/** JSON files: strict as the original's, with the line of a mistake. */
import { type Position, positionAt, type Said } from "./problems.ts";
import type { Sources } from "./sources.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** undefined where there is no such file, and where it is no JSON object, which is an error of its own. */
export function readJson(sources: Sources, path: string): JsonObject | undefined {
  const text = sources.read(path);
  if (text === undefined || sources.isUnreadable(path)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
    sources.problems.error(
      path,
      { en: "must be a JSON object", zh: "必须是 JSON 对象" },
      { line: 1, column: 1 },
    );
  } catch (error) {
    sources.problems.error(path, ...fault(text, error as SyntaxError));
  }
  return undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first place where a string stands, as key or as value. */
export function placeOf(text: string | undefined, word: string): Position | undefined {
  const offset = text?.indexOf(JSON.stringify(word)) ?? -1;
  return offset < 0 ? undefined : positionAt(text ?? "", offset);
}

/** Where `app.json` names a page: as it is, or behind the root of its subpackage; else that root. */
export function placeOfPage(text: string, path: string): Position | undefined {
  let place = placeOf(text, path);
  for (let end = path.lastIndexOf("/"); !place && end > 0; end = path.lastIndexOf("/", end - 1)) {
    const root = path.slice(0, end);
    const offsets = [root, `${root}/`, `/${root}`, `/${root}/`].map((as) => text.indexOf(JSON.stringify(as)));
    const begin = offsets.find((offset) => offset >= 0);
    if (begin === undefined) continue;
    const page = text.indexOf(JSON.stringify(path.slice(end + 1)), begin);
    place = positionAt(text, page < 0 ? begin : page);
  }
  return place;
}

function fault(text: string, { message }: SyntaxError): [Said, Position] {
  const offset = faultOffset(text, message);
  const at = positionAt(text, offset);
  if (/^\/[/*]/.test(text.slice(offset)))
    return [{ en: "is not JSON: JSON has no comments", zh: "不是 JSON：JSON 不能有注释" }, at];
  const reason = message.replace(/(, | )(\.\.\.)?".*/s, "").replace(/ (in JSON )?at position.*/s, "");
  return [{ en: `is not JSON: ${reason}`, zh: `不是 JSON：${reason}` }, at];
}

/** V8 names a position, or the token that it did not expect, or that the text ended. */
function faultOffset(text: string, message: string): number {
  const named = /at position (\d+)/.exec(message)?.[1];
  if (named !== undefined) return Number(named);
  if (!isUnexpectedToken(message)) return text.trimEnd().length;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUnexpectedToken(jsonMessage(text.slice(0, middle)))) bad = middle;
    else good = middle;
  }
  return good;
}

const isUnexpectedToken = (message: string) => message.startsWith("Unexpected token");

function jsonMessage(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return (error as SyntaxError).message;
  }
}
