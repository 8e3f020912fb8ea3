/** The table in docs/permissions.md, between its two markers. */
import { columns, rows } from "./table.ts";

const BEGIN = "<!-- permissions -->";
const END = "<!-- /permissions -->";

/** @returns the page with the table as `authorize` decides now */
export function withTable(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error("docs/permissions.md has lost its markers");
  return `${before}${BEGIN}\n\n${permissionsTable()}\n\n${END}${after}`;
}

function permissionsTable(): string {
  const head = ["operation", ...columns.map(({ head }) => head), "besides"];
  const body = rows().map(({ action, answers, besides }) => [`\`${action}\``, ...answers, besides]);
  const widths = head.map((name, column) =>
    Math.max(name.length, ...body.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [head, widths.map((width) => "-".repeat(width)), ...body].map(line).join("\n");
}
