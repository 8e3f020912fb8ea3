import type { Text } from "../text.ts";

/** What stands around a value by mistake, and how it is taken off; what was put on last comes first. */
const wrappings = {
  python_bytes: [/^b(["']).*\1$/s, (text) => text.slice(2, -1)],
  quoted: [/^(?:(["'`]).*\1|“.*”|‘.*’|%22.*%22|&quot;.*&quot;)$/s, unquote],
  line_break: [/^(?:[\r\n]|\\[rn])|(?:[\r\n]|\\[rn]|%0[ad])$/i, trimBreaks],
  spaces: [/^[\s\u200b\ufeff\0]|[\s\u200b\ufeff\0]$|%20$/, trimSpaces],
  named: [/^(?:access_token|auth_token|token)["']?\s*[=:]/i, (text) => text.replace(/^[^=:]*[=:]/, "")],
  bearer: [/^bearer\s/i, (text) => text.slice(7)],
  ampersand: [/(?:&amp;|&|;)$/, (text) => text.replace(/(?:&amp;|&|;)$/, "")],
  braces: [/^(?:\{.*\}|<.*>|\[.*\])$/s, (text) => text.slice(1, -1)],
  padded: [/=$/, (text) => (text.endsWith("==") ? text.slice(0, -2) : text.slice(0, -1))],
} as const satisfies Readonly<Record<string, readonly [pattern: RegExp, read: (text: string) => string]>>;

export type Wrapping = keyof typeof wrappings;

const LONGEST = 1000;
/** More is put around a value by nobody. */
const MOST_LAYERS = 6;

/** Takes off whatever stands around the value, until it has its form. @returns the outermost; `undefined` where it never has */
export function findWrapping(sent: string, isWellFormed: (text: string) => boolean): Wrapping | undefined {
  if (sent.length > LONGEST) return undefined;
  let outermost: Wrapping | undefined;
  let text = sent;
  for (let layer = 0; layer < MOST_LAYERS && !isWellFormed(text); layer += 1) {
    const found = entriesOf(wrappings).find(([, [pattern]]) => pattern.test(text));
    if (!found) return undefined;
    const [word, [, read]] = found;
    outermost ??= word;
    text = read(text);
  }
  return isWellFormed(text) ? outermost : undefined;
}

/** The mistakes of a field, each by its word. */
export function wrappingTexts<Field extends string>(
  field: Field,
): Readonly<Record<`${Field}_${Wrapping}`, Text>> {
  const around: Readonly<Record<Wrapping, Text>> = {
    python_bytes: {
      en: `${field} is Python's way of printing bytes, b'…'; send its text: .decode()`,
      zh: `${field} 是 Python 打印 bytes 的写法 b'…'；请先 .decode() 再发送`,
    },
    quoted: {
      en: `${field} has quotes around it; send it without them`,
      zh: `${field} 带有引号；请去掉引号`,
    },
    line_break: {
      en: `${field} has a line break at an end, as a file with CR LF or "echo" leaves it; cut it off`,
      zh: `${field} 首尾有换行（CR LF 文件或“echo”带来的）；请去掉`,
    },
    spaces: {
      en: `${field} has white space at an end; cut it off`,
      zh: `${field} 首尾有空白字符；请去掉`,
    },
    named: {
      en: `${field} has its own name inside its value; send the value alone`,
      zh: `${field} 的值里又写了一遍字段名；请只填写值`,
    },
    bearer: {
      en: `${field} begins with "Bearer "; send the value alone`,
      zh: `${field} 以“Bearer ”开头；请只填写值`,
    },
    ampersand: {
      en: `${field} has & or ; at its end; send it without`,
      zh: `${field} 末尾多了 & 或 ;；请去掉`,
    },
    braces: {
      en: `${field} has brackets around it, as a placeholder has; send it without them`,
      zh: `${field} 外面有括号（像占位符）；请去掉括号`,
    },
    padded: {
      en: `${field} has = at its end; it is not base64 and needs no padding: send it as it was given`,
      zh: `${field} 末尾多了 =；它不是需要补位的 base64，请原样发送`,
    },
  };
  return Object.fromEntries(entriesOf(around).map(([word, text]) => [`${field}_${word}`, text])) as Readonly<
    Record<`${Field}_${Wrapping}`, Text>
  >;
}

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}

function unquote(text: string): string {
  const width = /^(?:%22|&quot;)/.exec(text)?.[0].length ?? 1;
  return text.slice(width, -width);
}

/** From the end a character at a time: a pattern that is tried at every place of a long run takes its square. */
function trimBreaks(text: string): string {
  return text.replace(/^(?:[\r\n]|\\[rn])+/, "").replace(/(?:[\r\n]|\\[rn]|%0[ad])$/i, "");
}

function trimSpaces(text: string): string {
  return text.replaceAll(/^[\u200b\ufeff\0]|[\u200b\ufeff\0]$|%20$/g, "").trim();
}
