import { describe, expect, it } from "vitest";
import { type Mender, meanings, menderOf, menders } from "./error-meanings.ts";
import { errcodes } from "./errors.ts";

describe("what a code means", () => {
  it("is one sentence in English and one in Chinese", () => {
    for (const code of errcodes) {
      expect(meanings[code].en).toMatch(/^[A-Z].*[^.]\.$/);
      expect(meanings[code].zh).toMatch(/\p{Script=Han}.*[^。]。$/u);
    }
  });
});

describe("who mends it", () => {
  const mendedBy = (mender: Mender) => errcodes.filter((code) => menderOf(code) === mender);

  it("is the person for what only the person has, and the platform for its own failures", () => {
    expect(mendedBy("person")).toEqual([94002, 94004]);
    expect(mendedBy("platform")).toEqual([-1]);
  });

  it("is the approval where the operator has to grant more, and the program everywhere else", () => {
    expect(mendedBy("approval")).toEqual([45009, 45011, 48001, 94006, 94007]);
    expect(Object.keys(menders).flatMap((mender) => mendedBy(mender as Mender))).toHaveLength(
      errcodes.length,
    );
  });
});
