/** When everything was as usual again. */
import type { Asked, Records } from "./records.ts";

const TOKEN_LIFE_MS = 300_000;
const REPEAT_WINDOW_MS = 60_000;
/** A clock of another node may be that much off. */
const SLACK_MS = 5000;
const TOKEN_REFUSED = 94005;

/** Whether a refusal is what the contract says: the token was for another, taken back, or too old. */
export function isExpected(asked: Asked, { asked: all, decided }: Records): boolean {
  const { consentId, request, askedAt, endedAt, outcome } = asked;
  if (outcome.kind !== "refused" || outcome.errcode !== TOKEN_REFUSED) return false;
  const mine = decided.filter((each) => each.consentId === consentId);
  const givenAt = mine.find(({ what }) => what === "approved")?.endedAt ?? Number.POSITIVE_INFINITY;
  return (
    all.some(
      (other) => other.consentId === consentId && other.request !== request && other.askedAt < endedAt,
    ) ||
    mine.some(({ what, begunAt }) => what === "withdrawn" && begunAt < endedAt) ||
    endedAt - givenAt > TOKEN_LIFE_MS - SLACK_MS ||
    endedAt - askedAt > REPEAT_WINDOW_MS - SLACK_MS
  );
}

/**
 * How long it took, from a moment on, until what was begun then went well and nothing that was begun later did not.
 * @returns Infinity where nothing has gone well since
 */
export function recoveredAfter(records: Records, from: number): number {
  const later = records.asked.filter(({ askedAt }) => askedAt >= from);
  const good = (asked: Asked) => asked.outcome.kind === "answered" || isExpected(asked, records);
  const troubles = [
    ...later.filter((asked) => !good(asked)).map(({ askedAt }) => askedAt),
    ...records.failed.filter(({ begunAt }) => begunAt >= from).map(({ begunAt }) => begunAt),
  ];
  const lastTrouble = Math.max(from, ...troubles);
  const firstGood = later
    .filter(({ askedAt, outcome }) => outcome.kind === "answered" && askedAt >= lastTrouble)
    .map(({ endedAt }) => endedAt);
  return Math.min(...firstGood) - from;
}
