/** Where in a mini program's sources an exception came from. */
import { FIRST_COLUMNS } from "../modules/scope.ts";

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const CHROMIUM = /^\s*at (?:async )?/;
const PLACE = /^(.+):(\d+):(\d+)$/;

/** The innermost frame that is in one of the mini program's own modules. */
export function placeOf(stack: string | undefined, isModule: (file: string) => boolean): Place | undefined {
  for (const frame of (stack ?? "").split("\n")) {
    const [, name = "", line, column] = PLACE.exec(placeIn(frame)) ?? [];
    const file = decoded(name);
    if (!isModule(file)) continue;
    const before = line === "1" ? FIRST_COLUMNS : 0;
    return { file, line: Number(line), column: Number(column) - before };
  }
  return undefined;
}

/** `at f (FILE:LINE:COLUMN)` or `at FILE:LINE:COLUMN` of Chromium, `f@FILE:LINE:COLUMN` of the others. */
function placeIn(frame: string): string {
  const [start] = CHROMIUM.exec(frame) ?? [];
  if (start === undefined) return frame.slice(frame.indexOf("@") + 1);
  const place = frame.slice(start.length);
  return place.endsWith(")") ? place.slice(place.indexOf("(") + 1, -1) : place;
}

function decoded(name: string): string {
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
}
