import { onScopeDispose } from "vue";

const LOOK_MS = 10_000;
/** Whoever has neither typed nor pointed for so long is not there: asking on would keep their session alive without them. */
const AWAY_MS = 10 * 60_000;
const SIGNS = ["pointermove", "pointerdown", "keydown"] as const;
/** The page comes into view, or to the front, or back to the network. */
const BACK = ["visibilitychange", "focus", "online"] as const;

/**
 * Looks again now and then while somebody is at the page, and at once when it is seen again: what others do meanwhile comes in by
 * itself. A look that fails is the last one until then; it says nothing, since nobody has asked for it.
 */
export function whileSeen(look: () => Promise<void>): void {
  let lastSign = Date.now();
  let isLooking = false;
  let hasFailed = false;
  const sign = () => {
    lastSign = Date.now();
  };
  async function lookOnce(): Promise<void> {
    if (document.hidden || isLooking || hasFailed || Date.now() - lastSign > AWAY_MS) return;
    isLooking = true;
    try {
      await look();
    } catch {
      hasFailed = true;
    } finally {
      isLooking = false;
    }
  }
  function seen(): void {
    sign();
    hasFailed = false;
    void lookOnce();
  }
  const timer = setInterval(lookOnce, LOOK_MS);
  // What happens to the document passes the window.
  for (const each of BACK) window.addEventListener(each, seen);
  for (const each of SIGNS) window.addEventListener(each, sign, { passive: true });
  onScopeDispose(() => {
    clearInterval(timer);
    for (const each of BACK) window.removeEventListener(each, seen);
    for (const each of SIGNS) window.removeEventListener(each, sign);
  });
}
