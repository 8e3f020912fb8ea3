import { describe, expect, it } from "vitest";
import { listFiles, readText } from "./repository.ts";

interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  readonly where: (file: string) => boolean;
}

const anywhere = () => true;
const ours = (file: string) => !file.startsWith("vectors/");
const tests = (file: string) => file.endsWith(".test.ts");

// Written so that no pattern matches its own source.
const bans: Ban[] = [
  { what: "a path of somebody's machine", pattern: /(?<!\w)\/(?:work|root|Users|home)\/\w/, where: ours },
  {
    what: "the address of a package registry",
    pattern: /registry\.(?:npm|yarn)|npm\.pkg\.|\bnpmmirror\b/,
    where: anywhere,
  },
  { what: "work that is left for later", pattern: /\b(?:TO[D]O|FIX[M]E|X{3})\b/, where: ours },
  {
    what: "a test that runs alone or not at all",
    pattern: /\.(?:only|skip|todo|skipIf|runIf)\(/,
    where: tests,
  },
];

const files = listFiles();

/** What a package exports, by name: as long as the package is wide. */
const isList = (file: string) => /^packages\/[^/]+\/src\/index\.ts$/.test(file);

describe("no committed text", () => {
  it.each(bans)("contains $what", ({ pattern, where }) => {
    expect(files.filter(where).flatMap((file) => linesMatching(file, pattern))).toEqual([]);
  });
});

describe("no source file", () => {
  it("is longer than 250 lines", () => {
    const sources = files.filter((file) => /\.(?:ts|js|vue)$/.test(file) && !tests(file) && !isList(file));
    const lengths = sources.map((file) => ({ file, lines: readText(file).split("\n").length - 1 }));
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
  });
});

function linesMatching(file: string, pattern: RegExp): string[] {
  const text = readText(file);
  if (text.includes("\0")) return [];
  return text
    .split("\n")
    .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : []));
}
