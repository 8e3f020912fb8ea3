/** Where in a mini program's sources an exception came from. */
import { FIRST_COLUMNS } from "../modules/scope.ts";

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `at f (FILE:LINE:COLUMN)` of Chromium, `f@FILE:LINE:COLUMN` of the others. */
const FRAME = /^(?:.*?\(|.*?@|\s*at (?:async )?)?(.+?):(\d+):(\d+)\)?$/;

/** The innermost frame that is in one of the mini program's own modules. */
export function placeOf(stack: string | undefined, isModule: (file: string) => boolean): Place | undefined {
  for (const frame of (stack ?? "").split("\n")) {
    const [, name = "", line, column] = FRAME.exec(frame) ?? [];
    const file = decoded(name);
    if (!isModule(file)) continue;
    const before = line === "1" ? FIRST_COLUMNS : 0;
    return { file, line: Number(line), column: Number(column) - before };
  }
  return undefined;
}

function decoded(name: string): string {
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
}
