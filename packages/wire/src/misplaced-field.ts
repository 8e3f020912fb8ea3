/** Where a request has a field that is not among its members: under another name, or inside another object. */
import { misspeltField, type RequestField } from "./misspelt-fields.ts";

/** Where it was found. */
export type Misplaced =
  /** The name under which it was sent. */
  | { readonly spelt: string }
  /** Of the member that it lies in, the outermost first: `data`, `data.body`; empty where a name is not fit to be repeated. */
  | { readonly within: string };

type Members = Readonly<Record<string, unknown>>;

/** Deeper than a body in an envelope nobody puts it. */
const DEEPEST = 3;
/** So many members are looked into. */
const MOST_MEMBERS = 64;
/** As programs name members: a number or a token in the place of a name is not repeated. */
const NAME = /^[A-Za-z_][\w-]{0,23}$/;

/** @returns `undefined` where the field is there, and where it is nowhere */
export function misplacedField(sent: Members, field: RequestField): Misplaced | undefined {
  if (isThere(sent[field])) return undefined;
  const spelt = misspeltField(sent, field);
  if (spelt !== undefined) return { spelt };
  const path = pathTo(sent, field, DEEPEST);
  return path && { within: path.every((name) => NAME.test(name)) ? path.join(".") : "" };
}

/** The names of the members on the way to an object that has the field, under whichever name. */
function pathTo(sent: Members, field: RequestField, deepest: number): readonly string[] | undefined {
  if (deepest === 0) return undefined;
  for (const [name, value] of Object.entries(sent).slice(0, MOST_MEMBERS)) {
    const inner = objectIn(value);
    if (!inner) continue;
    if (isThere(inner[field]) || misspeltField(inner, field) !== undefined) return [name];
    const path = pathTo(inner, field, deepest - 1);
    if (path) return [name, ...path];
  }
  return undefined;
}

/** As it is, alone in a list, or as JSON in a text. */
export function objectIn(value: unknown): Members | undefined {
  const read = typeof value === "string" && /^\s*[{[]/.test(value) ? parse(value) : value;
  const [object, ...others] = [read].flat();
  return typeof object === "object" && object !== null && others.length === 0
    ? (object as Members)
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isThere = (value: unknown) => value !== undefined && value !== null;
