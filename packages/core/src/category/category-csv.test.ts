import { describe, expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import { parseCategoryTree } from "./category-csv.ts";

const HEADER = "first_id,first_name,second_id,second_name,third_id,third_name,subject_types";

/** A line for each fault: where it is, what is wrong, what would be right; or the sentence, where no place is told. */
function refusal(csv: string): string {
  try {
    parseCategoryTree(csv);
    return "read";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { hint, faults } = error.detail;
    if (!faults) return hint?.en ?? "";
    const said = faults.map(
      ({ line, column = "-", wrong, right }) => `${line} ${column}: ${wrong.en}; ${right.en}`,
    );
    return [hint?.en, ...said].join("\n");
  }
}

describe("a file of categories", () => {
  it("is read with two levels or three, in its order", () => {
    const csv = `${HEADER}\n3,教育,4,学历教育,5,高等,public_school\n\n99,政务,904,社会保障,,,government_body|public_institution\n`;
    expect(parseCategoryTree(csv)).toEqual([
      {
        category: {
          first: { id: 3, name: "教育" },
          second: { id: 4, name: "学历教育" },
          third: { id: 5, name: "高等" },
        },
        subjectTypes: ["public_school"],
      },
      {
        category: { first: { id: 99, name: "政务" }, second: { id: 904, name: "社会保障" } },
        subjectTypes: ["government_body", "public_institution"],
      },
    ]);
  });

  it.each([
    ["a byte order mark and CR LF", "\ufeff", ",", "\r\n"],
    ["semicolons", "", ";", "\n"],
    ["tabs", "", "\t", "\n"],
  ])("is read with %s", (_, mark, separator, end) => {
    const lines = [HEADER, '99,政务,904,"社会保障",,,政府机关'].map((line) =>
      line.replaceAll(",", separator),
    );
    expect(parseCategoryTree(mark + lines.join(end))).toHaveLength(1);
  });

  it("is read by columns in Chinese, in any order, and with columns that nobody knows", () => {
    const csv =
      "主体类型,二级名称,二级编号,备注,一级名称,一级编号\n事业单位、政府机关,社会保障,904,,政务,99\n";
    expect(parseCategoryTree(csv)).toEqual([
      {
        category: { first: { id: 99, name: "政务" }, second: { id: 904, name: "社会保障" } },
        subjectTypes: ["public_institution", "government_body"],
      },
    ]);
  });

  it("may say what such business usually needs, and is refused for what is no item", () => {
    const csv = (items: string) => `${HEADER},usual_items\n1,工具,1,备忘,,,,${items}\n`;
    expect(parseCategoryTree(csv("masked_name|age_over_18"))[0]?.usualItems).toEqual([
      "masked_name",
      "age_over_18",
    ]);
    expect(parseCategoryTree(csv(""))[0]).not.toHaveProperty("usualItems");
    expect(refusal(csv("age_over_200"))).toContain("2 usual_items: “age_over_200” is no item; real_name");
  });

  it("may have a category that nobody may use real names in", () => {
    expect(parseCategoryTree(`${HEADER}\n1,工具,2,备忘录,,,\n`)[0]?.subjectTypes).toEqual([]);
  });

  it.each([
    ["", "1 first_id: the first line has no such column; first_id or 一级编号"],
    ["first_id,first_name\n", "\n1 subject_types: the first line has no such column"],
    [`${HEADER}\n`, "there is no category"],
    [`${HEADER}\n-1,政务,904,社会保障,,,\n`, "2 first_id: “-1” is no such number; a whole number from 0"],
    [`${HEADER}\n4294967296,政务,904,社会保障,,,\n`, "2 first_id: “4294967296” is no such number"],
    [`${HEADER}\n99,政务,904,社会保障,,高等,\n`, "2 third_id: there is no id"],
    [`${HEADER}\n99,,904,社会保障,,,\n`, "2 first_name: a category's name says nothing"],
    [
      `${HEADER}\n99,政务,904,社会保障,,,company\n`,
      "2 subject_types: “company” is no subject type; one of gov",
    ],
    [`${HEADER}\n99,政务,904,社保,,,\n99,政务,904,社保,,,\n`, "3 -: 99,904 stands in line 2 already; each"],
    [
      `${HEADER}\n99,政务,904,社保,,,\n99,政府,905,民政,,,\n`,
      "3 first_name: 99 has another name in line 2; “政务”",
    ],
    [`${HEADER}\n99,政务,904,"社保,,,\n`, "2 -: a quotation mark does not close"],
    [`${HEADER}\n99,政务,904,社"保,,,\n`, "2 -: a quotation mark does not close"],
    ["x".repeat(1_048_577), "more than 1 MiB"],
  ])("%j is refused by its line", (csv, said) => {
    expect(refusal(csv)).toContain(said);
  });

  it("tells all that is wrong in a line, in the order of the file, by the names of its own columns", () => {
    const csv =
      "一级编号,一级名称,二级编号,二级名称,主体类型\n1,工具,1,备忘,\n1,工具,1,备忘,\nx,工具,,备忘,公司\n";
    expect(
      refusal(csv)
        .split("\n")
        .map((line) => line.split(":")[0]),
    ).toEqual(["nothing was imported", ...["3 -", "4 一级编号", "4 二级编号", "4 主体类型"]]);
  });

  it("says how much is wrong, and tells a thousand places of it", () => {
    const bad = Array.from({ length: 1200 }, (_, n) => `x,政务,${n},社保,,,`);
    const said = refusal([HEADER, ...bad].join("\n")).split("\n");
    expect(said[0]).toBe(
      "nothing was imported: 1200 places of the file are wrong, the first 1000 are listed",
    );
    expect(said).toHaveLength(1001);
  });
});
