import { errcodes } from "@shiming/wire";
import { describe, expect, it } from "vitest";
import { errcodeOf, wrongMethodErrcode } from "./errcode.ts";

describe("the table of codes", () => {
  it("gives every code of the contract, and no other", () => {
    const given = new Set<number>([...Object.values(errcodeOf), ...Object.values(wrongMethodErrcode)]);
    expect([...given].sort((a, b) => a - b)).toEqual(errcodes);
  });
});
