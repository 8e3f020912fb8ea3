/**
 * A command as sh and bash hand it on: without quotes, escapes and line continuations (POSIX.1-2024, Shell Command Language, 2.2,
 * with its `$'…'`). Words stay where they are, so that what was put together of several pieces is one again. In linear time.
 */

/** What is read from a place, and where it goes on. */
type Read = readonly [text: string, next: number];

export function unquotedByShell(command: string): string {
  let text = "";
  for (let place = 0; place < command.length; ) {
    const [read, next] = readAt(command, place);
    text += read;
    place = next;
  }
  return text;
}

function readAt(command: string, place: number): Read {
  switch (command[place]) {
    case "'":
      return literal(command, place + 1);
    case '"':
      return quoted(command, place + 1, inDoubleQuotes);
    case "$":
      return command[place + 1] === "'" ? quoted(command, place + 2, inDollarQuotes, "'") : ["$", place + 1];
    case "\\":
      return escaped(command, place);
    default:
      return [command[place] ?? "", place + 1];
  }
}

function literal(command: string, start: number): Read {
  const end = command.indexOf("'", start);
  return end < 0 ? [command.slice(start), command.length] : [command.slice(start, end), end + 1];
}

/** A backslash and the end of a line are nothing; with anything else it stands for that. */
function escaped(command: string, place: number): Read {
  const end = lineEndAt(command, place + 1);
  return end > place + 1 ? ["", end] : [command[place + 1] ?? "", place + 2];
}

function lineEndAt(command: string, place: number): number {
  if (command[place] === "\n") return place + 1;
  return command[place] === "\r" && command[place + 1] === "\n" ? place + 2 : place;
}

type Escape = (command: string, place: number) => Read;

/** Up to the quote that ends it, or to the end of what was pasted. */
function quoted(command: string, start: number, readEscape: Escape, quote = '"'): Read {
  let text = "";
  let place = start;
  while (place < command.length && command[place] !== quote) {
    const isEscape = command[place] === "\\";
    const [read, next] = isEscape ? readEscape(command, place) : [command[place] ?? "", place + 1];
    text += read;
    place = next;
  }
  return [text, place + 1];
}

const inDoubleQuotes: Escape = (command, place) => {
  const isMeant = '$`"\\\r\n'.includes(command[place + 1] ?? " ");
  return isMeant ? escaped(command, place) : ["\\", place + 1];
};

const NAMED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const inDollarQuotes: Escape = (command, place) => {
  const [all, digits] = /^\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(command.slice(place, place + 6)) ?? [];
  if (all) return [String.fromCharCode(Number.parseInt(digits ?? all.slice(2), 16)), place + all.length];
  const letter = command[place + 1] ?? "";
  return [NAMED[letter] ?? letter, place + 2];
};
