import { describe, expect, it } from "vitest";
import { piecesOf } from "./pieces.ts";

const textsOf = (text: string) => piecesOf(text).map((piece) => piece.text);

describe("the pieces of a text", () => {
  it.each([
    "您可以返回应用继续使用其他功能。",
    "业务办结后 30 日内删除",
    "“示例市第一人民医院”可以获取一次您的姓名和身份证号。",
    "You can go back to the app.",
    "䶮",
    "\u{20000}\u{20001}阿卜杜热合曼·买买提",
    "",
  ])("are all of it, in its order: %s", (text) => {
    expect(textsOf(text).join("")).toBe(text);
  });

  it("are words of Chinese, and none but the first has one character", () => {
    const pieces = textsOf("查询和办理本人的社会保险业务");
    expect(pieces.slice(1).filter((piece) => [...piece].length === 1)).toEqual([]);
    expect(pieces).toContain("社会");
    expect(pieces.length).toBeGreaterThan(3);
  });

  it("keep a number with what it counts", () => {
    expect(piecesOf("业务办结后 30 日内删除").filter(({ isUnbroken }) => isUnbroken)).toEqual([
      { text: "30 日内", isUnbroken: true },
    ]);
  });

  it("are one where the text is English: its spaces are enough", () => {
    expect(textsOf("Your information is given once.")).toHaveLength(1);
  });
});
