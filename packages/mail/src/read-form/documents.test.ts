import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { rowsOfDocument } from "./documents.ts";

const document = (body: string) => ({
  "word/document.xml": strToU8(body),
  "[Content_Types].xml": strToU8(
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
  ),
});

describe("a file that is no form", () => {
  it("is left alone when it would unpack to more than a form has", async () => {
    const bomb = zipSync(document(" ".repeat(64 * 1024 * 1024)), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await rowsOfDocument(bomb)).toBeUndefined();
  });

  it("is left alone when its head says that it is short, and it is long", async () => {
    const bomb = Buffer.from(zipSync(document("x".repeat(64 * 1024 * 1024)), { level: 9 }));
    const stated = Buffer.alloc(4);
    stated.writeUInt32LE(64 * 1024 * 1024);
    for (let at = bomb.indexOf(stated); at >= 0; at = bomb.indexOf(stated, at)) bomb.writeUInt32LE(1000, at);
    expect(await rowsOfDocument(bomb)).toBeUndefined();
  });

  it("is left alone when it declares entities that grow", async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "${"ha".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}"><!ENTITY c "${"&b;".repeat(1000)}">]>`;
    const body =
      "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>";
    const rows = await rowsOfDocument(zipSync(document(laughs + body)));
    expect(JSON.stringify(rows ?? []).length).toBeLessThan(1000);
  });

  it("is left alone when a cell of it is far away", async () => {
    const sheet =
      "<worksheet><sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData></worksheet>";
    const parts = { "xl/workbook.xml": strToU8("<workbook/>"), "xl/worksheets/sheet1.xml": strToU8(sheet) };
    expect(await rowsOfDocument(zipSync(parts))).toBeUndefined();
  });

  it.each(["", "PK", "PK\u0003\u0004 and nothing more", "%PDF-1.7"])("is left alone: %j", async (content) => {
    expect(await rowsOfDocument(Buffer.from(content))).toBeUndefined();
  });
});
