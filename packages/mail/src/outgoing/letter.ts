/** A mail as it is set: the same paragraphs as text and as HTML, without anything from elsewhere. */
import { escaped } from "./escape.ts";

export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "list"; readonly entries: readonly string[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly [string, string])[] };

export interface Letter {
  readonly subject: string;
  readonly blocks: readonly Block[];
}

export const text = (words: string): Block => ({ kind: "text", text: words });

export function textOf(blocks: readonly Block[]): string {
  return `${blocks.map(plain).join("\n\n")}\n`;
}

function plain(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "link":
      return block.url;
    case "list":
      return block.entries.map((entry) => `- ${entry.replaceAll("\n", "\n  ")}`).join("\n");
    case "table":
      return block.rows.map(([label, value]) => `${label}: ${value.replaceAll("\n", "\n    ")}`).join("\n");
  }
}

const BODY =
  "font-family:-apple-system,'PingFang SC','Microsoft YaHei',sans-serif;font-size:15px;line-height:1.7;color:#1f2329;max-width:640px";
const CELL = "padding:6px 12px 6px 0;border-bottom:1px solid #e5e6eb;vertical-align:top;text-align:left";

export function htmlOf(language: "zh" | "en" | "both", blocks: readonly Block[]): string {
  const lang = language === "en" ? "en" : "zh-CN";
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"></head><body style="${BODY}">${blocks.map(markup).join("")}</body></html>`;
}

const lines = (words: string) => escaped(words).replaceAll("\n", "<br>");

function markup(block: Block): string {
  switch (block.kind) {
    case "text":
      return `<p>${lines(block.text)}</p>`;
    case "link":
      return `<p><a href="${escaped(block.url)}">${escaped(block.url)}</a></p>`;
    case "list":
      return `<ul>${block.entries.map((entry) => `<li>${lines(entry)}</li>`).join("")}</ul>`;
    case "table": {
      const rows = block.rows.map(
        ([label, value]) =>
          `<tr><th style="${CELL};font-weight:normal;color:#646a73">${lines(label)}</th><td style="${CELL}">${lines(value)}</td></tr>`,
      );
      return `<table style="border-collapse:collapse">${rows.join("")}</table>`;
    }
  }
}
