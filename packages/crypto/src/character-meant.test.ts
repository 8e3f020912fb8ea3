import { execFileSync } from "node:child_process";
import { describe, expect, it, test } from "vitest";
import { characterMeant, foreignCharacterIn } from "./character-meant.ts";

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, place) => String.fromCodePoint(first + place));

const perl = (code: string) =>
  execFileSync("perl", ["-MEncode", "-MUnicode::UCD=prop_invmap", "-e", code], {
    encoding: "utf8",
  }).trimEnd();

/** Every cell of GBK that Perl's table reads as one of U+E766 to U+E864, with that and with what glibc reads in it. */
function privateCells(): (readonly [string, string])[] {
  const found = perl(
    "for my $lead (0x81..0xfe) { for my $trail (0x40..0xfe) { my $text = decode('cp936', chr($lead).chr($trail));" +
      'printf "%x %x\n", ord $text, $lead << 8 | $trail if $text =~ /^[\\x{e766}-\\x{e864}]$/ } }',
  );
  const cells = found.split("\n").map((line) => line.split(" "));
  const bytes = Buffer.from(cells.map(([, cell]) => `${cell}0a`).join(""), "hex");
  const read = execFileSync("iconv", ["-c", "-f", "gb18030", "-t", "utf-8"], {
    input: bytes,
    encoding: "utf8",
  });
  const texts = read.split("\n");
  return cells.map(([code = ""], place) => [textOf(code), texts[place] ?? ""]);
}

/** Perl has Unicode's own table: radicals, and the ideographs that they are drawn like. */
function equivalentIdeographs(): Map<string, string> {
  const code =
    'my ($c,$e)=prop_invmap("EqUIdeo");for my $n (0..$#$c-1){next unless $e->[$n];' +
    'printf "%x %x\\n",$_,$e->[$n]+$_-$c->[$n] for $c->[$n]..$c->[$n+1]-1}';
  const lines = execFileSync("perl", ["-MUnicode::UCD=prop_invmap", "-e", code], { encoding: "utf8" });
  const pairs = lines
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" "));
  return new Map(pairs.map(([from = "", to = ""]) => [textOf(from), textOf(to)]));
}

const textOf = (code: string) => String.fromCodePoint(Number.parseInt(code, 16));

describe("a private-use character of a name", () => {
  it("is what glibc reads in the cell for which GBK tables give it, where that is a letter", () => {
    const letters = privateCells().filter(([, read]) => /^\p{L}$/u.test(read));
    expect(letters).toHaveLength(68);
    expect(letters.map(([character]) => [character, characterMeant(character)])).toEqual(letters);
  });

  it("is the unified ideograph where the cell has a radical", () => {
    const radicals = privateCells().filter(([, read]) => /^[\u2e80-\u2eff]$/u.test(read));
    const equivalent = equivalentIdeographs();
    expect(radicals).toHaveLength(14);
    for (const [character, read] of radicals) expect(characterMeant(character)).toBe(equivalent.get(read));
  });

  it("is U+4DAE for U+E863, and nothing known for others", () => {
    expect(characterMeant("\ue863")).toBe("䶮");
    for (const other of ["\ue000", "\ue814", "\ue865", "\uf8ff", "\u{f0000}"]) {
      expect(characterMeant(other)).toBeUndefined();
      expect(foreignCharacterIn(other)).toBe("private_use");
    }
  });
});

test("every radical stands for the ideograph that Unicode says it is drawn like", () => {
  const equivalent = equivalentIdeographs();
  const radicals = [...range(0x2e80, 0x2ef3), ...range(0x2f00, 0x2fd5)].filter((each) =>
    equivalent.has(each),
  );
  expect(radicals).toHaveLength(114 + 214);
  for (const radical of radicals) {
    expect([radical, characterMeant(radical)]).toEqual([radical, equivalent.get(radical)]);
    expect(foreignCharacterIn(radical)).toBe("radical");
  }
});

test.each([
  ["\uf92c", "郎"],
  ["\uf9dc", "隆"],
  ["\u{2f800}", "丽"],
])("the compatibility ideograph %s stands for %s", (double, unified) => {
  expect(foreignCharacterIn(double)).toBe("compatibility");
  expect(characterMeant(double)).toBe(unified);
});

test.each(["林", "䶮", "𬭎", "龴", "\ufa0e", "\ufa29", "·", "é", "A"])(
  "%s stands for itself",
  (character) => {
    expect(foreignCharacterIn(character)).toBeUndefined();
    expect(characterMeant(character)).toBeUndefined();
  },
);
