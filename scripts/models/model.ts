/** What a model in `models` says of itself: what it claims, how it can be broken, and which code its steps stand for. */
import { readdirSync } from "node:fs";
import { readText, root } from "../../e2e/house/repository.ts";

export interface Model {
  /** As its file is called. */
  readonly name: string;
  readonly file: string;
  /** Its formulas of temporal logic. */
  readonly claims: readonly string[];
  /** Names whose definition takes something away that the claims rest on. */
  readonly broken: readonly string[];
  readonly steps: readonly Step[];
}

export interface Step {
  readonly name: string;
  /** What its comment says: `FILE: NAME` of code, or who else does it. */
  readonly standsFor: string | undefined;
}

const STEP =
  /^(?:inline|active(?: \[\w{1,20}\])? proctype) (\w{1,40})\([^)\n]{0,40}\)(?: {0,20}\/\* ([^*\n]{1,120}) \*\/)?/gm;

export function readModels(): Model[] {
  return readdirSync(`${root}/models`)
    .filter((file) => file.endsWith(".pml"))
    .sort()
    .map((file) => readModel(file));
}

function readModel(file: string): Model {
  const text = readText(`models/${file}`);
  const all = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))];
  return {
    name: file.replace(/\.pml$/, ""),
    file: `${root}/models/${file}`,
    claims: all(/^ltl (\w+)/gm),
    broken: all(/^#ifn?def (BROKEN_[A-Z]+)/gm),
    steps: [...text.matchAll(STEP)].map(([, name = "", standsFor]) => ({ name, standsFor })),
  };
}
