/** `text`: the two characters `\n` break a line; entities and spaces on demand. */
import { defineElement } from "./element.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&nbsp;": "\u00a0", "&lt;": "<", "&gt;": ">", "&amp;": "&", "&apos;": "'" },
  ...{ "&quot;": '"', "&ensp;": "\u2002", "&emsp;": "\u2003" },
};
const SPACES: Readonly<Record<string, string>> = { ensp: "\u2002", emsp: "\u2003", nbsp: "\u00a0" };
const ALL = { childList: true, characterData: true, subtree: true };

export const text = defineElement({
  tag: "text",
  properties: { selectable: false, userSelect: false, space: "", decode: false },
  create(self) {
    /** The node's text as it was written, for when `space` or `decode` change. */
    const sources = new WeakMap<Text, { source: string; shown: string }>();
    const show = (node: Text) => {
      const known = sources.get(node);
      const source = known?.shown === node.data ? known.source : node.data;
      const shown = rewrite(source, self.get("space"), self.get("decode"));
      sources.set(node, { source, shown });
      if (shown !== node.data) node.data = shown;
    };
    const observer = new MutationObserver(() => showAll());
    const showAll = () => {
      ownTexts(self.host).forEach(show);
      observer.takeRecords();
    };
    const select = () => {
      self.host.toggleAttribute("selectable", self.get("selectable") || self.get("userSelect"));
    };
    return {
      update: { space: showAll, decode: showAll, selectable: select, userSelect: select },
      attached() {
        showAll();
        observer.observe(self.host, ALL);
      },
      detached: () => observer.disconnect(),
    };
  },
});

function rewrite(source: string, space: string, decode: boolean): string {
  const broken = source.replaceAll("\\n", "\n");
  const decoded = decode ? broken.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity) : broken;
  const wide = SPACES[space];
  return wide ? decoded.replaceAll(" ", wide) : decoded;
}

/** Those of a `text` within it are its own affair. */
function ownTexts(host: Element): Text[] {
  const texts: Text[] = [];
  for (const node of host.childNodes) {
    if (node instanceof Text) texts.push(node);
    else if (node instanceof Element && node.localName !== "wx-text") texts.push(...ownTexts(node));
  }
  return texts;
}
