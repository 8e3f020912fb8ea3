import type { Text } from "@shiming/crypto";
import type { Move } from "./transitions.ts";

/** What staff say something with. */
export const reasonedMoves = [
  "ask",
  "open_entrance",
  "ask_permission",
  "approve",
  "decline",
  "suspend",
  "resume",
  "close",
] as const satisfies readonly Move[];
export type ReasonedMove = (typeof reasonedMoves)[number];

export interface ReasonTemplate {
  readonly id: string;
  readonly move: ReasonedMove;
  /** By which staff know it. */
  readonly title: string;
  /** What the applicant reads, in the language of the mails about the application. */
  readonly text: Text;
  /** Grows by one with each change, from 1. */
  readonly revision: number;
}

export type ReasonTemplateGiven = Pick<ReasonTemplate, "move" | "title" | "text">;
