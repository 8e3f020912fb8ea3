/** What every benchmark leaves: a table that a reader understands, and a file with every round. */
import { mkdirSync, writeFileSync } from "node:fs";
import { arch, cpus, platform as operatingSystem, release, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("results/", import.meta.url));

/** A Markdown table whose first column is text and whose others are figures. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map(line).join("\n");
}

/** Writes `results/NAME-TIME.json`: the figures, and what they were measured on. */
export function saveResults(name: string, figures: Readonly<Record<string, unknown>>): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${new Date().toISOString().replaceAll(":", "-")}.json`);
  writeFileSync(file, `${JSON.stringify({ machine: machine(), ...figures }, null, 2)}\n`);
}

function machine() {
  const processors = cpus();
  return {
    node: process.version,
    openssl: process.versions.openssl,
    system: `${operatingSystem()} ${release()} ${arch()}`,
    cores: processors.length,
    processor: processors[0]?.model,
    memory: totalmem(),
  };
}
