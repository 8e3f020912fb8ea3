/** Spin looks at every state that a model can come to. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Model } from "./model.ts";

export interface Finding {
  readonly states: number;
  /** What does not hold, in Spin's words. */
  readonly error: string | undefined;
}

const DEPTH = 2_000_000;
/** Megabytes. */
const MEMORY = 4096;

/** What is missing comes from Debian, as root. */
export function installSpin(): void {
  const missing = ["spin", "gcc"].filter((program) => spawnSync("which", [program]).status !== 0);
  if (missing.length === 0) return;
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "spin", "gcc", "libc6-dev"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/**
 * @param broken what is taken away, if anything is
 * @returns a finding for each claim, or one where there is none but assertions; it ends with the first error
 * @throws Error where not every state was looked at
 */
export function search({ file, claims }: Model, broken?: string): Finding[] {
  const folder = mkdtempSync(join(tmpdir(), "shiming-model-"));
  const run = (program: string, args: readonly string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: "utf8" });
  try {
    run("spin", [...(broken ? [`-D${broken}`] : []), "-a", file]);
    run("gcc", ["-w", "-O2", `-DMEMLIM=${MEMORY}`, "-o", "pan", "pan.c"]);
    const findings: Finding[] = [];
    for (const claim of claims.length > 0 ? claims : [undefined]) {
      const finding = findingOf(run("./pan", [`-m${DEPTH}`, "-a", "-f", ...(claim ? ["-N", claim] : [])]));
      findings.push(finding);
      if (finding.error) break;
    }
    return findings;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function findingOf(said: string): Finding {
  const errors = Number(/errors: (\d+)/.exec(said)?.[1]);
  const states = Number(/(\d+) states, stored/.exec(said)?.[1]);
  const isWhole = !/search depth too small|out of memory|Search not completed/.test(said);
  if (Number.isNaN(errors) || !(states > 0) || (errors === 0 && !isWhole))
    throw new Error(`the search did not come to its end: ${said.slice(0, 2000)}`);
  return { states, error: errors === 0 ? undefined : /^pan:\d+: (.+)$/m.exec(said)?.[1] };
}
