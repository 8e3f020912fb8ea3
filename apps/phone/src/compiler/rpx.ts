/**
 * Lengths that only the screen knows: `rpx`, of which a page is 750 wide whatever its size, and `vh`, of which it is 100 high
 * between the bars. They become multiples of `--rpx` and `--vh`, which the screen sets.
 */

/** A string, a URL, or a length. What is not closed ends with the value, so that nothing is read twice. */
const TOKEN =
  /"(?:[^"\\]|\\(?:[\s\S]|$))*(?:"|$)|'(?:[^'\\]|\\(?:[\s\S]|$))*(?:'|$)|url\([^)]*(?:\)|$)|(?<![\w.-])([+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?)(rpx|vh)\b/gi;

export function withoutRpx(value: string): string {
  return value.replace(TOKEN, (token, length?: string, unit = "") =>
    length ? `calc(var(--${unit.toLowerCase()}) * ${Number(length)})` : token,
  );
}
