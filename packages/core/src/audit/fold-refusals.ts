import type { AuditEvent } from "./event.ts";

/** A refusal of a token that the platform issued, for one reason. */
export type RefusalEvent = Extract<AuditEvent, { kind: "known_token_refused" }>;

/** The refusals of one token for one reason, as far as the audit has not told of them. */
export interface FoldedRefusals {
  /** When the audit last told of one. */
  readonly toldAt: Date;
  readonly untold: number;
  readonly last: RefusalEvent;
}

const FOLD_MS = 60_000;

/**
 * The first refusal is an entry of its own. Those of the next minute are counted, and told with the next one after it:
 * whoever repeats a used token all day long fills no disk, and the audit still says how often he did.
 */
export function foldRefusal(
  now: FoldedRefusals | undefined,
  refusal: RefusalEvent,
): { readonly next: FoldedRefusals; readonly entry: RefusalEvent | undefined } {
  const { at } = refusal;
  if (now && Math.abs(at.getTime() - now.toldAt.getTime()) < FOLD_MS) {
    return { next: { ...now, untold: now.untold + 1, last: refusal }, entry: undefined };
  }
  const times = (now?.untold ?? 0) + 1;
  return {
    next: { toldAt: at, untold: 0, last: refusal },
    entry: times > 1 ? { ...refusal, times } : refusal,
  };
}

/** The entry for those that nothing came after; `undefined` where all were told. */
export function untoldRefusals({ untold, last }: FoldedRefusals): RefusalEvent | undefined {
  if (untold === 0) return undefined;
  return untold > 1 ? { ...last, times: untold } : last;
}
