import { CLOSED_POLL_MS } from "./endings.ts";

/**
 * Nobody is told that a window was closed, or that the page has taken a frame away: somebody has to look.
 * @returns stops looking
 */
export function watchForClosing(isClosed: () => boolean, onClosed: () => void): () => void {
  const watch = setInterval(() => {
    if (!isClosed()) return;
    clearInterval(watch);
    // What it said before it went may still be under way.
    setTimeout(onClosed, CLOSED_POLL_MS);
  }, CLOSED_POLL_MS);
  return () => clearInterval(watch);
}
