/** What a page may ask of its nodes in the original and not here: it is said by name, and what stands for it stops nobody. */
import { component } from "glass-easel-miniprogram-adapter";
import { type NoteLevel, type NoteText, unsupported } from "../problems/note.ts";
import { absent } from "../wx/absent.ts";

type Fields = Readonly<Record<string, unknown>>;
type Told = (result: unknown) => void;

/** Of the adapter's, what is used here. */
interface Nodes {
  fields(fields: Fields, told?: Told): unknown;
  [method: string]: unknown;
}

const UNSUPPORTED = ["computedStyle", "context", "node"];
/** Those that are objects with functions. */
const OBJECTS = ["context", "node"];
const SELECT = ["select", "selectAll", "selectViewport"] as const;

export function nameUnsupportedQueries(note: (level: NoteLevel, text: NoteText) => void): void {
  const { prototype } = component.ComponentCaller;
  const { createSelectorQuery } = prototype;
  const warn = (name: string) => note("warn", unsupported(`SelectorQuery "${name}"`));
  prototype.createSelectorQuery = function () {
    const query = createSelectorQuery.call(this);
    for (const name of SELECT) {
      const select = query[name].bind(query) as (selector: string) => unknown;
      Object.assign(query, { [name]: (selector: string) => withNames(select(selector) as Nodes, warn) });
    }
    return query;
  };
}

function standIns(asked: Fields): object {
  const names = OBJECTS.filter((name) => asked[name]);
  // The query has said so.
  return Object.fromEntries(names.map((name) => [name, absent(name, () => undefined)]));
}

function withNames(nodes: Nodes, warn: (name: string) => void): Nodes {
  const fields = nodes.fields.bind(nodes);
  const ask = (asked: Fields, told?: Told) => {
    for (const name of UNSUPPORTED) if (asked[name]) warn(name);
    // The result is also that of `exec`: what is added here is there too.
    return fields({ ...asked, context: false }, (result) => {
      for (const node of [result].flat()) if (node) Object.assign(node, standIns(asked));
      told?.(result);
    });
  };
  return Object.assign(nodes, {
    fields: ask,
    context: (told?: Told) => ask({ context: true }, told),
    node: (told?: Told) => ask({ node: true }, told),
  });
}
