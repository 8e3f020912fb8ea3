/** What every benchmark leaves: tables that a reader understands, and a file with every round. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { machine } from "./machine.ts";
import type { Table } from "./table.ts";

export interface Results {
  readonly tables: readonly Table[];
  /** Every round, for programs. */
  readonly figures: Readonly<Record<string, unknown>>;
}

const folder = fileURLToPath(new URL("results/", import.meta.url));

/** Writes `results/NAME-TIME.json`: the figures, and what they were measured on. */
export function saveFigures(name: string, { figures }: Results): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${new Date().toISOString().replaceAll(":", "-")}.json`);
  writeFileSync(file, `${JSON.stringify({ machine: machine(), ...figures }, null, 2)}\n`);
}
