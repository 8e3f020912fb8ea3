/** What somebody types who signs in again soon: the platform takes a code of an authenticator app once. */
const STEP_MS = 30_000;
const typed = new Set<string>();

/**
 * Now, next or before: all three are taken, for as long as the hand and the clock need.
 * @param codeAt what the app shows at a time, in milliseconds
 */
export function unusedCode(secret: string, codeAt: (at: number) => string, now = Date.now()): string {
  for (const ahead of [0, STEP_MS, -STEP_MS]) {
    const code = codeAt(now + ahead);
    const use = `${secret} ${code}`;
    if (typed.has(use)) continue;
    typed.add(use);
    return code;
  }
  throw new Error("this app has shown three codes within half a minute, and all were used");
}
