/** What `console.log` was given, as one line of text. */

const MAX_LENGTH = 10_000;

export function formatAll(values: readonly unknown[]): string {
  return values.map(format).join(" ").slice(0, MAX_LENGTH);
}

function format(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value !== "object" || value === null) return String(value);
  return asJson(value) ?? String(value);
}

function asJson(value: object): string | undefined {
  const above: unknown[] = [];
  try {
    return JSON.stringify(value, function (this: unknown, _key, part: unknown) {
      // `this` is the object that holds `part`: what is not above it any more was left.
      while (above.length > 0 && above.at(-1) !== this) above.pop();
      if (typeof part === "function") return `[function ${part.name}]`;
      if (typeof part === "bigint") return `${part}n`;
      if (typeof part !== "object" || part === null) return part;
      if (above.includes(part)) return "[circular]";
      above.push(part);
      return part;
    });
  } catch {
    return undefined;
  }
}
