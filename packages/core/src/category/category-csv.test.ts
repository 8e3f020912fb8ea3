import { describe, expect, it } from "vitest";
import { DomainError } from "../failure.ts";
import { parseCategoryTree } from "./category-csv.ts";

const HEADER = "first_id,first_name,second_id,second_name,third_id,third_name,subject_types";

function refusal(csv: string): string {
  try {
    parseCategoryTree(csv);
    return "read";
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.detail.hint?.en ?? "";
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

  it("may have a category that nobody may use real names in", () => {
    expect(parseCategoryTree(`${HEADER}\n1,工具,2,备忘录,,,\n`)[0]?.subjectTypes).toEqual([]);
  });

  it.each([
    ["", "the first line names the columns; first_id"],
    ["first_id,first_name\n", "second_id, second_name, subject_types is missing"],
    [`${HEADER}\n`, "there is no category"],
    [`${HEADER}\n-1,政务,904,社会保障,,,\n`, "line 2: first_id and second_id"],
    [`${HEADER}\n4294967296,政务,904,社会保障,,,\n`, "line 2: first_id and second_id"],
    [`${HEADER}\n99,政务,904,社会保障,,高等,\n`, "line 2: first_id and second_id"],
    [`${HEADER}\n99,,904,社会保障,,,\n`, "line 2: a category's name says nothing"],
    [`${HEADER}\n99,政务,904,社会保障,,,company\n`, 'line 2: "company" is no subject type'],
    [`${HEADER}\n99,政务,904,社保,,,\n99,政务,904,社保,,,\n`, "line 3: 99,904 stands in line 2 already"],
    [`${HEADER}\n99,政务,904,社保,,,\n99,政府,905,民政,,,\n`, "line 3: 99 has another name in line 2"],
    [`${HEADER}\n99,政务,904,"社保,,,\n`, "line 2: a quotation mark does not close"],
    [`${HEADER}\n99,政务,904,社"保,,,\n`, "line 2: a quotation mark does not close"],
    ["x".repeat(1_048_577), "more than 1 MiB"],
  ])("%j is refused by its line", (csv, said) => {
    expect(refusal(csv)).toContain(said);
  });

  it("tells all that is wrong, up to ten lines", () => {
    const bad = Array.from({ length: 12 }, (_, n) => `x,政务,${n},社保,,,`);
    const said = refusal([HEADER, ...bad].join("\n"));
    expect(said).toContain("line 11:");
    expect(said).toContain("and 2 more");
  });
});
