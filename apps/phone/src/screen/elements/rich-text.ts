/** `rich-text`: nodes, or HTML, of which the original's tags and attributes are drawn and nothing else. */
import type { GeneralComponent } from "glass-easel";
import type { ElementContext } from "./context.ts";
import { defineElement } from "./element.ts";
import { resolveFile } from "./image.ts";

/** With the attributes that a tag may have besides `class` and `style`. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  ...tags(
    "a abbr address article aside b bdi big blockquote br caption center cite code dd del div dl dt em",
  ),
  ...tags(
    "fieldset font footer h1 h2 h3 h4 h5 h6 header hr i ins label legend li mark nav p pre q rt ruby s",
  ),
  ...tags("section small span strong sub sup tbody tfoot thead tr tt u ul"),
  ...{ bdo: ["dir"], col: ["span", "width"], colgroup: ["span", "width"], table: ["width"] },
  ...{ img: ["alt", "src", "height", "width"], ol: ["start", "type"] },
  ...{ td: ["colspan", "height", "rowspan", "width"], th: ["colspan", "height", "rowspan", "width"] },
};

function tags(names: string): Record<string, readonly string[]> {
  return Object.fromEntries(names.split(" ").map((name) => [name, []]));
}

/** As `nodes` has them. */
interface RichNode {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly name?: unknown;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly children?: unknown;
}

interface Page {
  readonly context: ElementContext;
  readonly component: GeneralComponent;
  /** Class names as the page's style sheet has them in the DOM. */
  scoped(names: string): string;
}

export const richText = defineElement({
  tag: "rich-text",
  properties: { nodes: null as unknown, space: "", userSelect: false },
  create(self, context) {
    const { component, host } = self;
    const scratch = component.ownerShadowRoot?.createNativeNode("wx-scratch");
    const page: Page = {
      ...{ context, component },
      scoped(names) {
        scratch?.setNodeClass(names);
        return (scratch?.getBackendElement() as unknown as Element | undefined)?.className ?? "";
      },
    };
    return {
      update: {
        nodes: (nodes: unknown) => host.replaceChildren(...drawAll(nodesOf(nodes), page)),
        space: (space: string) => host.toggleAttribute("space", space !== ""),
        userSelect: (selectable: boolean) => host.toggleAttribute("selectable", selectable),
      },
    };
  },
});

/** HTML is parsed in a document of its own, which runs and loads nothing. */
function nodesOf(nodes: unknown): readonly RichNode[] {
  if (typeof nodes !== "string") return Array.isArray(nodes) ? nodes : [];
  const parsed = new DOMParser().parseFromString(nodes, "text/html");
  return [...parsed.body.childNodes].flatMap(readNode);
}

function readNode(node: Node): RichNode[] {
  if (node instanceof Text) return [{ type: "text", text: node.data }];
  if (!(node instanceof Element)) return [];
  const attrs = Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value]));
  return [{ name: node.localName, attrs, children: [...node.childNodes].flatMap(readNode) }];
}

const drawAll = (nodes: readonly RichNode[], page: Page): Node[] => nodes.flatMap((node) => draw(node, page));

function draw(node: RichNode, page: Page): Node[] {
  if (node?.type === "text") return [document.createTextNode(decode(String(node.text ?? "")))];
  const name = String(node?.name ?? "").toLowerCase();
  const allowed = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
  if (!allowed) {
    page.context.note("warn", {
      en: `<rich-text>: ${name ? `<${name}>` : "a node without a name"} is left out`,
      zh: `<rich-text>：${name ? ` <${name}> ` : "没有名称的节点"}已略去`,
    });
    return [];
  }
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(node.attrs ?? {})) {
    setAttribute(element, attribute.toLowerCase(), String(value), allowed, page);
  }
  if (Array.isArray(node.children)) element.append(...drawAll(node.children, page));
  return [element];
}

function setAttribute(
  element: HTMLElement,
  name: string,
  value: string,
  allowed: readonly string[],
  { component, context, scoped }: Page,
): void {
  if (name === "class") element.className = scoped(value);
  else if (name === "style") element.style.cssText = value;
  else if (name === "src" && element instanceof HTMLImageElement) {
    element.src = resolveFile(value, component, context.filesUrl);
  } else if (allowed.includes(name)) element.setAttribute(name, value);
}

/** A text node of `nodes` may have entities. */
function decode(text: string): string {
  if (!text.includes("&")) return text;
  const area = document.createElement("textarea");
  area.innerHTML = text.replaceAll("<", "&lt;");
  return area.value;
}
