/** Which paths the platform answers, with which methods, and which one another was probably meant to be. */
import { nearest } from "@shiming/wire";

interface KnownPath {
  /** As the documentation writes it: `/api/apps/{appid}`. */
  readonly written: string;
  readonly parts: readonly string[];
  readonly methods: Set<string>;
}

export class KnownPaths {
  readonly #known = new Map<string, KnownPath>();

  /** @param url as the router has it: `/api/apps/:appid` */
  add(methods: readonly string[], url: string): void {
    const written = url.replace(/:(\w+)/g, "{$1}");
    const known = this.#known.get(url) ?? { written, parts: partsOf(url), methods: new Set() };
    for (const method of methods) known.methods.add(method);
    this.#known.set(url, known);
  }

  /** With which the path is answered; none where it is not. */
  methodsAt(path: string): readonly string[] {
    const parts = partsOf(path);
    const here = [...this.#known.values()].filter((known) => isAt(parts, known, (a, b) => a === b));
    return [...new Set(here.flatMap(({ methods }) => [...methods]))].sort();
  }

  /**
   * @param plain in lower case, without doubled and trailing slashes
   * @returns as it is written; first where only case and slashes differ, then where the folder in front is missing or has a
   * version, then where what follows a dot is missing or another, then where a few letters differ
   */
  meantBy(plain: string): string | undefined {
    const known = [...this.#known.values()];
    const readings = [plain, `/api${plain}`, plain.replace(/\/v\d{1,2}(?=\/)/, "")].map(partsOf);
    for (const isSame of [sameText, sameStem, similarText]) {
      for (const parts of readings) {
        const found = known.filter((each) => isAt(parts, each, isSame)).sort(byLiterals(parts));
        if (found[0]) return found[0].written;
      }
    }
    return undefined;
  }
}

/** A path of so many parts is none of ours, and each is compared with all. */
const MOST_PARTS = 12;

const partsOf = (path: string): string[] => path.split("/", MOST_PARTS).slice(1);
const isLiteral = (part: string) => !part.startsWith(":");
const sameText = (a: string, b: string) => a === b.toLowerCase();
const stemOf = (part: string) => part.replace(/(?<=.)\.[a-z]{2,5}$/, "");
const sameStem = (a: string, b: string) => stemOf(a) === stemOf(b.toLowerCase());
const similarText = (a: string, b: string) => sameText(a, b) || nearest(a, [b]) !== undefined;

function isAt(
  parts: readonly string[],
  known: KnownPath,
  isSame: (part: string, literal: string) => boolean,
): boolean {
  if (parts.length !== known.parts.length || !known.parts.some(isLiteral)) return false;
  return known.parts.every((part, place) => {
    const given = parts[place] ?? "";
    return isLiteral(part) ? isSame(given, part) : given !== "";
  });
}

/** Those first that have most of the words that were written. */
function byLiterals(parts: readonly string[]): (a: KnownPath, b: KnownPath) => number {
  const count = (known: KnownPath) =>
    known.parts.filter((part, place) => isLiteral(part) && sameText(parts[place] ?? "", part)).length;
  return (a, b) => count(b) - count(a);
}
