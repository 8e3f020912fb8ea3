/** HTML as a tree, by a parser that takes whatever mail programs write; time and depth are bounded by the length. */
import { Parser } from "htmlparser2";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** What a reader does not see, or sees struck out. */
const UNSEEN = new Set([
  "head",
  "style",
  "script",
  "title",
  "template",
  "noscript",
  "del",
  "s",
  "strike",
  "object",
  "svg",
  "xml",
]);
/** Word nests spans, but no mail nests as deep as this; what is deeper counts as text of the last. */
const DEEPEST = 150;
/** The parser's own work grows with the depth: what nests deeper was made to hold it up, and is not read on. */
const HOSTILE = 1000;
const PIECE = 16 * 1024;

export function parseMarkup(html: string): Element {
  const root: Element = { name: "body", attributes: {}, children: [] };
  const open: Element[] = [root];
  let tooDeep = 0;
  let unseen = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (unseen > 0 || isUnseen(name, attributes)) unseen++;
        else if (open.length >= DEEPEST) tooDeep++;
        else {
          const element = { name, attributes, children: [] };
          open.at(-1)?.children.push(element);
          open.push(element);
        }
      },
      ontext(text) {
        if (unseen === 0) open.at(-1)?.children.push(text);
      },
      onclosetag() {
        if (unseen > 0) unseen--;
        else if (tooDeep > 0) tooDeep--;
        else if (open.length > 1) open.pop();
      },
    },
    { decodeEntities: true },
  );
  for (let at = 0; at < html.length && tooDeep + unseen < HOSTILE; at += PIECE)
    parser.write(html.slice(at, at + PIECE));
  parser.end();
  return root;
}

function isUnseen(name: string, { style = "" }: Readonly<Record<string, string>>): boolean {
  return UNSEEN.has(name) || /display\s*:\s*none|mso-hide\s*:\s*all|line-through/i.test(style);
}

/** Every element of a name below, down to those inside of others of that name. */
export function elementsWithin(element: Element, names: ReadonlySet<string>): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === "string") return [];
    return names.has(child.name) ? [child] : elementsWithin(child, names);
  });
}
