/** The rows of an HTML mail: its tables with merged cells taken apart, and the lines around them. */
import { visible } from "./characters.ts";
import { labelOf } from "./labels.ts";
import { type Element, elementsWithin, parseMarkup } from "./markup.ts";
import { beginsForward } from "./quoted.ts";
import { lineRow, type Row } from "./row.ts";

const BLOCKS = new Set(
  "p,div,li,ul,ol,tr,td,th,h1,h2,h3,h4,h5,h6,blockquote,pre,dl,dt,dd,hr,section,article,table,center,form,address".split(
    ",",
  ),
);
const TABLE = new Set(["table"]);
const ROW = new Set(["tr"]);
const CELL = new Set(["td", "th"]);
/** More text than this no form has; the rest of a longer mail is left to its reader. */
const LONGEST = 4 * 1024 * 1024;
const MOST_ROWS = 2000;
const MOST_CELLS = 20_000;
const WIDEST = 50;
const TALLEST = 200;

export function rowsOfHtml(html: string): Row[] {
  // What is called HTML and has no tag is a text.
  const flow = new Flow(!/<[a-z!/]/i.test(html));
  flow.walk(parseMarkup(html.slice(0, LONGEST)));
  return flow.end();
}

/** Writes rows as a reader's eye goes: down the page. */
class Flow {
  readonly #rows: Row[] = [];
  #line = "";
  #tables = 0;
  /** Whether a line of the source is a line on the page. */
  #keepsLines: boolean;

  constructor(keepsLines = false) {
    this.#keepsLines = keepsLines;
  }

  walk(element: Element): void {
    if (isEarlierMail(element) && !isForwarded(element)) return;
    const around = this.#keepsLines;
    this.#keepsLines = keepsLines(element) ?? around;
    this.#children(element);
    this.#keepsLines = around;
  }

  #children(element: Element): void {
    for (const child of element.children) {
      if (typeof child === "string") this.#text(child);
      else if (child.name === "br") this.#break(true);
      else if (child.name === "table") this.#table(child);
      else if (BLOCKS.has(child.name)) this.#block(child);
      else {
        this.walk(child);
        this.#line += addressOfLink(child);
      }
    }
  }

  end(): Row[] {
    this.#break(false);
    return this.#rows;
  }

  #text(text: string): void {
    if (!this.#keepsLines) {
      this.#line += collapse(text);
      return;
    }
    const [first = "", ...others] = visible(text).split(/\r\n|\r|\n/);
    this.#line += first;
    for (const line of others) {
      this.#break(true);
      this.#line = line;
    }
  }

  #block(element: Element): void {
    this.#break(false);
    const before = this.#rows.length;
    this.walk(element);
    // A paragraph of nothing is how people make a blank line.
    this.#break(element.name === "p" && this.#rows.length === before);
  }

  #break(evenIfBlank: boolean): void {
    const text = this.#line.replace(/ {2,}/g, " ").trim();
    if (text !== "" || evenIfBlank) this.#rows.push(lineRow(text));
    this.#line = "";
  }

  #table(table: Element): void {
    this.#break(false);
    const rows = elementsWithin(table, ROW).slice(0, MOST_ROWS);
    if (isLayout(rows)) {
      for (const row of rows) {
        for (const cell of elementsWithin(row, CELL)) this.#block(cell);
      }
      return;
    }
    this.#tables++;
    for (const cells of gridOf(rows)) this.#rows.push({ cells, table: this.#tables });
  }
}

/** @returns `undefined` where it is as around it */
function keepsLines({ name, attributes }: Element): boolean | undefined {
  const [, space] = /white-space\s*:\s*([a-z-]+)/i.exec(attributes.style ?? "") ?? [];
  if (space !== undefined) return /^(?:pre|break)/i.test(space);
  return name === "pre" ? true : undefined;
}

/** A table that only places others on the page, and has no item of the form in a cell of its own. */
function isLayout(rows: readonly Element[]): boolean {
  const cells = rows.flatMap((row) => elementsWithin(row, CELL));
  const holdsTables = cells.some((cell) => elementsWithin(cell, TABLE).length > 0);
  return (
    holdsTables && !cells.some((cell) => elementsWithin(cell, TABLE).length === 0 && labelOf(textOf(cell)))
  );
}

/** Merged cells: one that spans rows stands in each of them; one that spans columns in the first. */
function gridOf(rows: readonly Element[]): string[][] {
  const spanning: { column: number; left: number; width: number; text: string }[] = [];
  let budget = MOST_CELLS;
  return rows.map((row) => {
    const cells: string[] = [];
    for (const span of spanning) {
      if (span.left <= 0) continue;
      cells[span.column] = span.text;
      for (let more = 1; more < span.width; more++) cells[span.column + more] = "";
      span.left--;
    }
    let column = 0;
    for (const cell of elementsWithin(row, CELL)) {
      while (cells[column] !== undefined) column++;
      if (budget-- <= 0 || column >= WIDEST) break;
      const text = textOf(cell);
      const width = spanOf(cell, "colspan", WIDEST - column);
      for (let more = 0; more < width; more++) cells[column + more] = more === 0 ? text : "";
      const left = spanOf(cell, "rowspan", TALLEST) - 1;
      if (left > 0) spanning.push({ column, left, width, text });
      column += width;
    }
    return Array.from(cells, (cell) => cell ?? "");
  });
}

function spanOf({ attributes }: Element, name: string, most: number): number {
  const span = Number(attributes[name]);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, most) : 1;
}

/** The lines of a cell; a table in it reads as lines, too. */
function textOf(cell: Element): string {
  const flow = new Flow();
  flow.walk(cell);
  const lines = flow.end().map(({ cells }) => cells.filter((text) => text !== "").join("："));
  return lines.filter((line) => line !== "").join("\n");
}

/** Source lines are broken anywhere: between two Chinese characters nobody meant a space. */
function collapse(text: string): string {
  return visible(text.replace(/\r\n?/g, "\n"))
    .replace(/([\u2e80-\u9fff\uff00-\uffef])\n[ \t\n]*(?=[\u2e80-\u9fff\uff00-\uffef])/g, "$1")
    .replace(/[ \t\n]+/g, " ");
}

/** The address of a link that shows another text. */
function addressOfLink(element: Element): string {
  const href = element.attributes.href ?? "";
  if (element.name !== "a" || !/^mailto:/i.test(href)) return "";
  const shown = JSON.stringify(element.children);
  return shown.includes("@") ? "" : ` ${href.slice("mailto:".length).split("?")[0]}`;
}

const QUOTES =
  /(?:^|\s)(?:gmail_quote|moz-cite-prefix|protonmail_quote|yahoo_quoted|ntes-mailmaster-quote)(?:\s|$)/;
/** What is forwarded stands in the same element as what is answered; its first line tells. */
const isForwarded = (element: Element) => beginsForward(beginningOf(element, ""));

const BEGINNING = 100;

function beginningOf(element: Element, before: string): string {
  let text = before;
  for (const child of element.children) {
    if (text.length >= BEGINNING) break;
    text = typeof child === "string" ? (text + visible(child)).trimStart() : beginningOf(child, text);
  }
  return text.slice(0, BEGINNING);
}

/** What mail programs put around the mail that is answered. A plain blockquote is an indentation. */
function isEarlierMail({ name, attributes }: Element): boolean {
  const { id = "", class: classes = "", type = "" } = attributes;
  if (name === "blockquote" && (type === "cite" || /isReplyContent/i.test(id))) return true;
  return id === "reply139content" || QUOTES.test(classes);
}
