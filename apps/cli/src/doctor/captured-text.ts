/** Finds the JSON body in whatever a developer has captured: the body, a curl command, an HTTP message, a line of a log. */

export type CapturedBody = Readonly<Record<string, unknown>>;

/** How the text may be escaped around the body: not at all, in a shell's or a log's double quotes. */
const unescapings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\\"', '"').replaceAll("\\\\", "\\"),
];

/** @returns the first JSON object in the text; `undefined` when it holds none */
export function findBody(text: string): CapturedBody | undefined {
  for (const undo of unescapings) {
    const found = firstObjectIn(undo(text));
    if (found) return found;
  }
  return undefined;
}

function firstObjectIn(text: string): CapturedBody | undefined {
  for (let start = text.indexOf("{"); start >= 0; start = text.indexOf("{", start + 1)) {
    const end = endOfObject(text, start);
    const value = end === undefined ? undefined : parse(text.slice(start, end));
    if (value && Object.keys(value).length > 0) return value;
  }
  return undefined;
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
