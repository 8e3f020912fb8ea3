import { Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import { compareIdentity } from "./comparison.ts";

const of = (realName: string, credentialId: string) => ({
  document: "resident_id_card" as const,
  realName: new Sensitive(realName),
  credentialId: new Sensitive(credentialId),
});
const NUMBER = "11010519491231002X";
const names = (claimed: string, own: string) => compareIdentity(of(claimed, NUMBER), of(own, NUMBER));
const numbers = (claimed: string) => compareIdentity(of("张三丰", claimed), of("张三丰", NUMBER));

describe("what a service provider has", () => {
  it.each([
    ["张三丰", "张三丰"],
    [" 张三丰\t", "张三丰"],
    ["\u3000张三丰\u3000", "张三丰"],
    ["阿卜杜拉•买买提", "阿卜杜拉·买买提"],
    ["阿卜杜拉・买买提", "阿卜杜拉·买买提"],
    ["阿卜杜拉．买买提", "阿卜杜拉·买买提"],
    ["阿卜杜拉.买买提", "阿卜杜拉·买买提"],
    ["阿卜杜拉·买买提", "阿卜杜拉.买买提"],
    ["Rene\u0301", "Ren\u00e9"],
    ["\ufa19", "\u795e"],
  ])("is the person's name, written %j for %j", (claimed, own) => {
    expect(names(claimed, own)).toBe("match");
  });

  it.each([
    ["张三", "张三丰"],
    ["张 三丰", "张三丰"],
    ["張三丰", "张三丰"],
    ["阿卜杜拉买买提", "阿卜杜拉·买买提"],
    ["阿卜杜拉··买买提", "阿卜杜拉·买买提"],
    ["阿卜杜拉-买买提", "阿卜杜拉·买买提"],
    ["rené", "René"],
    ["Ｒené", "René"],
    ["*三丰", "张三丰"],
    ["", "张三丰"],
  ])("is another name: %j for %j", (claimed, own) => {
    expect(names(claimed, own)).toBe("name_mismatch");
  });

  it("is the number with a small x and white space around, and no other", () => {
    const alike = ["11010519491231002X", "11010519491231002x", " 11010519491231002x\n"];
    expect(alike.map(numbers)).toEqual(["match", "match", "match"]);
    const others = [
      "110105194912310021",
      "1101051949123100２X",
      "110105 19491231002X",
      "110105491231002",
      "",
    ];
    expect(others.map(numbers)).toEqual(others.map(() => "id_mismatch"));
  });

  it("tells nothing of a number beside another's name", () => {
    expect(compareIdentity(of("李四", NUMBER), of("张三丰", NUMBER))).toBe("name_mismatch");
    expect(compareIdentity(of("李四", "1"), of("张三丰", NUMBER))).toBe("name_mismatch");
  });
});
