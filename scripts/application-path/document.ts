/** The states of an application in ARCHITECTURE.md, between its two markers, drawn from the table of transitions. */
import {
  type ApplicationState,
  applicationStates,
  beginnings,
  type Move,
  movesFrom,
  stateAfter,
  turnOf,
} from "@shiming/core";

const BEGIN = "<!-- application-path -->";
const END = "<!-- /application-path -->";

/** @returns the page with the picture and the table as the code has them now */
export function withPath(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error("ARCHITECTURE.md has lost its markers");
  return `${before}${BEGIN}\n\n${picture()}\n\n${tableOfStates()}\n\n${END}${after}`;
}

/** `close` leads from every open state to the same one: drawn once, it would hide the rest. */
const NOT_DRAWN: ReadonlySet<Move> = new Set(["close"]);

function picture(): string {
  const begun = Object.entries(beginnings).map(([name, state]) => `  [*] --> ${state}: ${name}`);
  const moved = applicationStates.flatMap((state) =>
    movesFrom(state)
      .filter((move) => !NOT_DRAWN.has(move))
      .map((move) => `  ${state} --> ${stateAfter(state, move)}: ${move}`),
  );
  return ["```mermaid", "stateDiagram-v2", ...begun, ...moved, "```"].join("\n");
}

function tableOfStates(): string {
  const head = ["state", "whose move", "working days by default", "moves"];
  const body = applicationStates.map((state) => [`\`${state}\``, ...turnCells(state), movesOf(state)]);
  const widths = head.map((name, column) =>
    Math.max(name.length, ...body.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [head, widths.map((width) => "-".repeat(width)), ...body].map(line).join("\n");
}

function turnCells(state: ApplicationState): readonly string[] {
  const { owner, workingDays } = turnOf(state);
  return [owner, workingDays === undefined ? "" : String(workingDays)];
}

const movesOf = (state: ApplicationState) =>
  movesFrom(state)
    .map((move) => `\`${move}\``)
    .join(" ");
