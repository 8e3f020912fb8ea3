import { expect, it } from "vitest";
import { orderOfName } from "./name-order.ts";

it("orders names by their sound, Latin letters in front, whatever their case or width", () => {
  const names = ["扬州一网通办", "北京通", "ＢＵＳ 乘车码", "安心行", "Abc", "成都天府通"];
  const collator = new Intl.Collator("zh-CN-u-co-pinyin", { sensitivity: "accent" });
  const ordered = names.toSorted((one, other) => (orderOfName(one) < orderOfName(other) ? -1 : 1));
  expect(ordered).toEqual(["Abc", "ＢＵＳ 乘车码", "安心行", "北京通", "成都天府通", "扬州一网通办"]);
  expect(ordered.slice(2)).toEqual(
    names.filter((name) => !/[A-ZＡ-Ｚ]/.test(name)).toSorted(collator.compare),
  );
});

it("has a place for whatever is a name", () => {
  expect(orderOfName("")).toBe("");
  expect(orderOfName("䶮𠮷")).toMatch(/^[0-9a-f]+$/);
});
