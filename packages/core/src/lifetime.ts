/** How far a clock may be set back, or be behind another node's, before what it finds is of a time that has not come. */
export const CLOCK_TOLERANCE_MS = 30_000;

/**
 * Whether something that lives so long is over: its end has come, or it was issued while the clock was ahead. What is
 * further from its end than it can live would otherwise live as much longer as the clock was wrong.
 */
export function isOver(expiresAt: Date, lifeMs: number, at: Date): boolean {
  const left = expiresAt.getTime() - at.getTime();
  return left <= 0 || left > lifeMs + CLOCK_TOLERANCE_MS;
}
