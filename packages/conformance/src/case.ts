/** What a case is. A case states one thing that the contract says, and tries it from outside. */
import type { Send } from "./http.ts";
import type { Target } from "./target.ts";
import type { Text } from "./text.ts";

/** The sections of the contract that can be judged from outside, and what they are about. */
export const SECTIONS = {
  3: "access tokens",
  4: "categories",
  5: "real-name information",
  6: "certificates",
  8: "host API",
  9: "verification",
  10: "items",
} as const;

export type Section = keyof typeof SECTIONS;

/** Everything that a case may use: who is there, a way to reach the target, and the time. */
export interface Stage {
  readonly target: Target;
  readonly send: Send;
  now(): Date;
  /** Resolves after so many seconds, or at once where the time is moved by hand. */
  wait(seconds: number): Promise<void>;
  /** Does work when no other case does work of that name. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export interface Case {
  readonly section: Section;
  /** One sentence that holds for whoever keeps the contract. In English it is the case's name for programs. */
  readonly title: Text;
  /** Cases of one name never run at the same time: they would disturb each other. */
  readonly alone?: string;
  /** Seconds that it must wait for; it runs only where so much patience was asked for. */
  readonly waits?: number;
  /** @throws Violation for what the contract rules out; NotJudged where this target cannot be tried */
  run(stage: Stage): Promise<void>;
}
