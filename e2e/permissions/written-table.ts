/** What docs/permissions.md says: the answers that were read by eye. */
import type { Action } from "@shiming/core";
import { readText } from "../house/repository.ts";

export interface WrittenRow {
  readonly action: Action;
  /** By the heads of the columns. */
  readonly cells: Readonly<Record<string, string>>;
}

export function writtenTable(): readonly WrittenRow[] {
  const [, table = ""] = readText("docs/permissions.md").split("<!-- permissions -->");
  const [head = [], , ...rows] = table
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((row) => ({
    action: row[0]?.replaceAll("`", "") as Action,
    cells: Object.fromEntries(head.map((name, column) => [name, row[column] ?? ""])),
  }));
}
