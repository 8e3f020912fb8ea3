import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Sentence } from "../sentence.ts";
import { openAccountFile } from "./account-file.ts";

const folder = mkdtempSync(join(tmpdir(), "shiming-account-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = "user_id,real_name,credential_type,credential_id";
const LINE = "u-1,张三,resident_id_card,999999199003071007";

/** What is said of the file; nothing where it is opened. */
async function said(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, content);
  try {
    const file = await openAccountFile(path, { format: undefined, encoding: undefined });
    await file.close();
    return "";
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    return error.text.en.replaceAll(`${folder}/`, "");
  }
}

describe("a file that is no accounts line by line", () => {
  it.each([
    ["a.csv", "ID;PWXL;N;E\n", "a.csv is a spreadsheet in SYLK;"],
    ["a.slk", "ID;PWXL;N;E\n", "a.slk is a spreadsheet in SYLK;"],
    ["a.csv", "TABLE\r\n0,1\r\n", "a.csv is a spreadsheet in DIF;"],
    ["a.csv", "{\\rtf1\\ansi user_id}", "a.csv is RTF, as word processors write it;"],
    [
      "a.xlsx",
      Buffer.from("504b0304140000000800", "hex"),
      "a.xlsx is a workbook (XLSX) or another ZIP archive;",
    ],
    ["a.xls", '<?xml version="1.0"?>\n<Workbook/>', "a.xls is HTML or XML, whatever its name is;"],
    ["a.txt", Buffer.from(`\ufeff${HEADER}\n`, "utf16le"), "a.txt is in UTF-16;"],
  ])("is told so, whatever it is called: %s", async (name, content, sentence) => {
    expect(await said(name, content)).toBe(`${sentence} save it as CSV in UTF-8, and import that.`);
  });

  it("is asked about when nothing but its name is odd", async () => {
    expect(await said("a.txt", `${HEADER}\n${LINE}\n`)).toMatch(
      /^--format must say whether .*a\.txt is csv or ndjson/,
    );
  });
});

describe("the first line", () => {
  it.each(["\r", "\u0085", "\u2028"])("that ends in %j, the others in LF, is told of", async (end) => {
    expect(await said("a.csv", `${HEADER}${end}${LINE}\n${LINE}\n`)).toMatch(
      /^The lines of the file end in different ways/,
    );
  });

  it.each(["''", "‘’", "“”"])("whose values stand between %s is told of", async ([open = "", close = ""]) => {
    const quoted = (line: string) => line.replaceAll(/[^,]+/g, (value) => open + value + close);
    expect(await said("a.csv", `${quoted(HEADER)}\n${quoted(LINE)}\n`)).toMatch(
      /^The values stand between marks that are not those of CSV/,
    );
  });

  it("may have straight double quotation marks, and CR LF or CR", async () => {
    for (const end of ["\n", "\r\n", "\r"])
      expect(await said("a.csv", [HEADER.replaceAll(/[^,]+/g, '"$&"'), LINE, ""].join(end))).toBe("");
  });
});
