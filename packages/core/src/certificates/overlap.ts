import { refuse } from "../failure.ts";

const DAY_MS = 86_400_000;
/** How long a certificate works beside the one that supersedes it, at most, and unless the merchant says otherwise (contract §6). */
const LONGEST_OVERLAP_DAYS = 30;
const LONGEST_OVERLAP_MS = LONGEST_OVERLAP_DAYS * DAY_MS;

/**
 * When certificates that are superseded now stop working.
 * @throws `value_invalid` for a time that is over, or more than 30 days ahead
 */
export function endOfOverlap(retireAt: Date | undefined, at: Date): Date {
  const longest = new Date(at.getTime() + LONGEST_OVERLAP_MS);
  if (retireAt === undefined) return longest;
  if (retireAt < at || retireAt > longest) {
    refuse("value_invalid", {
      hint: {
        en: `the old certificate is retired between now and ${longest.toISOString()}, ${LONGEST_OVERLAP_DAYS} days from now`,
        zh: `旧证书的停用时间须在此刻至 ${longest.toISOString()}（${LONGEST_OVERLAP_DAYS} 天）之间`,
      },
    });
  }
  return retireAt;
}
