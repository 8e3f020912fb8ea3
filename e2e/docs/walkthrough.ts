/** Follows documents as a reader would: in one shell, from a checkout. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { quietPort } from "../../packages/store/src/testing/quiet-port.ts";
import { readText } from "../house/repository.ts";
import { blocksOf, type Step, stepsOf } from "./markdown.ts";
import { makeCheckout, runSession } from "./session.ts";

export interface DocumentedStep extends Step {
  /** Document and line. */
  readonly at: string;
}

export function stepsIn(documents: readonly string[]): DocumentedStep[] {
  return documents.flatMap((document) =>
    stepsOf(blocksOf(readText(document))).map((step) => ({
      ...step,
      at: `${document}:${step.command.line}`,
    })),
  );
}

/** What a reader finds free, and a test may not. The port is all that is changed in a command. */
const PORTS = [8080, 8443, 8943, 3000, 2525, 1025];

/** Commands that are not run as they are written, each with what takes its place. */
const standIns: Readonly<Record<string, string>> = {
  // The dependencies are there: installing them anew would pull them from under the other tests. `.ci/run` does it.
  "npm ci && npm start": "npm start -- --port 8080",
  // It would run this test.
  "npm test": "node -p \"require('./package.json').scripts.test\"",
  // It takes minutes.
  "npm run bench": "node -p \"require('./package.json').scripts.bench\"",
};

/** The command as a test runs it. */
export function commandOf({ command: { code } }: Step): string {
  return standIns[code] ?? code;
}

export interface Walk {
  /** What each step printed; shorter than the steps when one failed. */
  readonly outputs: readonly string[];
  /** Where a step failed, and what it printed. */
  readonly failure: string | undefined;
  /** A text of the documents with the ports that were used. */
  readonly ported: (text: string) => string;
}

/**
 * @param command the file that `shiming` is in the reader's checkout
 * @param seeded the data of a sandbox that was there before; unless given, there is none
 */
export async function walk(
  steps: readonly DocumentedStep[],
  command: string,
  seeded?: string,
): Promise<Walk> {
  const ports = new Map<string, string>();
  for (const port of PORTS) ports.set(String(port), String(await quietPort()));
  const ported = (text: string) => text.replace(/\b\d{4}\b/g, (digits) => ports.get(digits) ?? digits);
  const checkout = makeCheckout(command);
  if (seeded) cpSync(seeded, join(checkout.path, ".shiming"), { recursive: true });
  try {
    const { outputs, rest } = await runSession(
      checkout.path,
      steps.map((step) => ported(commandOf(step))),
    );
    const failed = steps[outputs.length];
    return { outputs, failure: failed && `${failed.at} failed: ${rest}`, ported };
  } finally {
    checkout.remove();
  }
}
