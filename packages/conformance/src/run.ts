/** Runs cases: several at a time, none for ever, each with a result whatever happens. */
import { endpoints } from "@shiming/wire";
import type { Case, Section, Stage } from "./case.ts";
import { NotJudged, Violation } from "./finding.ts";
import { createSend } from "./http.ts";
import { type Target, TargetError } from "./target.ts";
import type { Text } from "./text.ts";
import { Turns } from "./turns.ts";

export type CaseResult = {
  readonly section: Section;
  readonly title: Text;
  readonly milliseconds: number;
} & (
  | { readonly outcome: "passed" }
  | { readonly outcome: "failed"; readonly expected: string; readonly seen: string }
  | { readonly outcome: "not judged"; readonly reason: string }
);

export interface RunOptions {
  /** How many cases run at a time. Default: 6. */
  readonly concurrency?: number;
  /** Cases that must wait for longer are not judged. Default: 0. */
  readonly patienceSeconds?: number;
  /** Certificate authorities to trust besides the usual ones, in PEM. */
  readonly ca?: string | undefined;
  /** Default: the time of this machine. Whoever moves it by hand runs one case at a time. */
  readonly now?: () => Date;
  /** Resolves after so many seconds. */
  readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
  /** Called after each case. */
  readonly onResult?: (result: CaseResult) => void;
}

const CASE_TIMEOUT_MS = 120_000;

/**
 * @returns the results in the order of the cases
 * @throws TargetError when nothing answers at the base URL
 */
export async function runCases(
  cases: readonly Case[],
  target: Target,
  options: RunOptions = {},
): Promise<CaseResult[]> {
  await requireAnswer(target, options);
  const results: CaseResult[] = [];
  const turns = new Turns();
  const waiting = [...cases.entries()].sort(([, a], [, b]) => (a.waits ?? 0) - (b.waits ?? 0));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, one] = next;
      const result = await turns.take(one.alone, () => judge(one, target, options, turns));
      results[place] = result;
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency ?? 6 }, work));
  return results;
}

/** One sentence instead of a hundred failures. */
async function requireAnswer(target: Target, options: RunOptions): Promise<void> {
  try {
    const { send } = stageFor(target, options, new Turns(), new AbortController().signal);
    await send(`${target.baseUrl}${endpoints.token.path}`);
  } catch (error) {
    const why = error instanceof Violation ? error.seen.replace("none: ", "") : "it cannot be asked";
    throw new TargetError({
      en: `Nothing answers at ${target.baseUrl} (${why}).`,
      zh: `${target.baseUrl} 没有应答（${why}）。`,
    });
  }
}

async function judge(one: Case, target: Target, options: RunOptions, turns: Turns): Promise<CaseResult> {
  const { section, title, waits = 0 } = one;
  const startedAt = performance.now();
  const about = () => ({ section, title, milliseconds: Math.round(performance.now() - startedAt) });
  if (waits > (options.patienceSeconds ?? 0)) {
    return { ...about(), outcome: "not judged", reason: `it waits for ${waits} s: --slow ${waits} runs it` };
  }
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), CASE_TIMEOUT_MS + waits * 1000);
  try {
    await Promise.race([one.run(stageFor(target, options, turns, timeout.signal)), ended(timeout.signal)]);
    return { ...about(), outcome: "passed" };
  } catch (error) {
    return { ...about(), ...findingOf(error) };
  } finally {
    clearTimeout(timer);
    timeout.abort();
  }
}

function findingOf(error: unknown) {
  if (error instanceof NotJudged) return { outcome: "not judged", reason: error.message } as const;
  if (error instanceof Violation)
    return { outcome: "failed", expected: error.expected, seen: error.seen } as const;
  const name = error instanceof Error ? `${error.name}: ${error.message}` : "an unknown fault";
  const { expected, seen } = new Violation("the case to come to an end", name);
  return { outcome: "failed", expected, seen } as const;
}

function stageFor(target: Target, options: RunOptions, turns: Turns, signal: AbortSignal): Stage {
  const { ca, now = () => new Date(), wait = sleep } = options;
  return {
    target,
    send: createSend({ ca, signal }),
    now,
    wait: (seconds) => wait(seconds, signal),
    inTurn: (name, work) => turns.take(name, work),
  };
}

function ended(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(new Violation("an answer in time", "none"));
  signal.addEventListener("abort", giveUp);
  return promise;
}

function sleep(seconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, seconds * 1000);
  signal.addEventListener("abort", () => clearTimeout(timer));
  return promise;
}
