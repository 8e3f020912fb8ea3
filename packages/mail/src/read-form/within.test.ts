import { execFileSync } from "node:child_process";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readForm } from "./read-form.ts";
import { attachedWithin } from "./within.ts";

const text = Buffer.from("业务方名称：示例市第一医院\n商户号：1900000109\n");
const attached = (name: string, content: Uint8Array, statedType = "application/octet-stream") => ({
  name,
  statedType,
  content,
});
const read = async (...attachments: ReturnType<typeof attached>[]) =>
  (await readForm({ subject: "申请", text: "见附件", html: undefined, attachments }))?.items.mchId;
const byPython = (script: string, input: Buffer) => execFileSync("python3", ["-c", script], { input });

const IN_FOLDER = `
import io, sys, zipfile
out = io.BytesIO()
with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("申请材料/营业执照.jpg", b"x")
    archive.writestr("申请材料/申请表.txt", sys.stdin.buffer.read())
sys.stdout.buffer.write(out.getvalue())
`;
const MAIL = `
import sys
from email.message import EmailMessage
inner = EmailMessage()
inner["Subject"] = "申请"
inner.set_content("见附件")
inner.add_attachment(sys.stdin.buffer.read(), maintype="text", subtype="plain", filename="申请表.txt")
sys.stdout.buffer.write(bytes(inner))
`;
const BODY = `
import sys
from email.message import EmailMessage
inner = EmailMessage()
inner.set_content(sys.stdin.read(), charset="gb18030")
sys.stdout.buffer.write(bytes(inner))
`;

describe("a form that stands one level below", () => {
  it("is read from an archive, in a folder of it", async () => {
    expect(await read(attached("材料.zip", byPython(IN_FOLDER, text)))).toBe("1900000109");
  });

  it("is read from a mail that is attached, its text or its own attachment", async () => {
    expect(await read(attached("转发.eml", byPython(MAIL, text)))).toBe("1900000109");
    expect(await read(attached("", byPython(BODY, text), "message/rfc822"))).toBe("1900000109");
  });
});

describe("what is packed to do harm", () => {
  it("is left alone where it would become large, or many", async () => {
    const bomb = zipSync({ "表.txt": strToU8(" ".repeat(11 * 1024 * 1024)) }, { level: 1 });
    const many = zipSync(Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`${n}.txt`, text])));
    for (const archive of [bomb, many]) expect(await attachedWithin(attached("x.zip", archive))).toEqual([]);
  });

  it("is left alone in an archive in an archive, and behind ten files", async () => {
    const inner = zipSync({ "表.txt": text });
    expect(await attachedWithin(attached("x.zip", zipSync({ "y.zip": inner })))).toEqual([]);
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.txt`, text]));
    expect(await attachedWithin(attached("x.zip", zipSync(files)))).toHaveLength(10);
  });

  it.each(["", "PK\u0003\u0004", "Content-Type: multipart/mixed"])(
    "is nothing where it is damaged: %j",
    async (content) => {
      expect(await read(attached("x.zip", Buffer.from(content)))).toBeUndefined();
      expect(await read(attached("x.eml", Buffer.from(content)))).toBeUndefined();
    },
  );
});
