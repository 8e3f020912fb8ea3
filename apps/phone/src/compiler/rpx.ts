/**
 * Lengths that only the screen knows: `rpx`, of which a page is 750 wide whatever its size, and `vh`, of which it is 100 high
 * between the bars. They become multiples of `--rpx` and `--vh`, which the screen sets.
 */

/** A string, a URL, or a length. */
const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\)|(?<![\w.-])([+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?)(rpx|vh)\b/gi;

export function withoutRpx(value: string): string {
  return value.replace(TOKEN, (token, length?: string, unit = "") =>
    length ? `calc(var(--${unit.toLowerCase()}) * ${Number(length)})` : token,
  );
}
