import { describe, expect, it } from "vitest";
import { rowsOfHtml } from "./html.ts";
import { readRows } from "./read-rows.ts";

describe("HTML that nobody writes by hand", () => {
  it.each([
    ["nested deeper than any mail", "<div>".repeat(200_000)],
    ["tables in tables", "<table><tr><td>".repeat(20_000)],
    [
      "formatting that is never closed",
      Array.from({ length: 20_000 }, (_, n) => `<font size=${n}><p>`).join(""),
    ],
    [
      "cells that span everything",
      `<table>${"<tr><td rowspan=65534 colspan=1000>x</td></tr>".repeat(5000)}</table>`,
    ],
    ["one long line", "：商户号 ".repeat(200_000)],
    ["many addresses", "a@".repeat(200_000)],
  ])("is read in bounded work: %s", (_, html) => {
    expect(() => readRows(rowsOfHtml(html))).not.toThrow();
  });
});
