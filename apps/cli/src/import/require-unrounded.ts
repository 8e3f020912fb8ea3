import { Sentence } from "../sentence.ts";
import type { AccountFile } from "./account-file.ts";
import { readLine } from "./batches.ts";
import { BEGINNING, linesOf } from "./lines.ts";
import { RoundedNumbers } from "./rounded.ts";

/** Reads the whole file before its first line is imported. @throws Sentence when its ID numbers were rounded */
export async function requireUnrounded(file: AccountFile): Promise<void> {
  const numbers = new RoundedNumbers();
  for await (const lines of linesOf(file.chunks(0), BEGINNING, file.lineEnd)) {
    for (const line of lines) {
      const columns = readLine(line, file);
      if (columns === undefined || "fault" in columns) continue;
      const { credential_type, credential_id } = columns;
      if (credential_id && credential_type === "resident_id_card") numbers.add(credential_id);
    }
  }
  const found = numbers.finish();
  if (!found) return;
  const { rounded, all, said } = found;
  throw new Sentence({
    en: `${rounded} of ${all} different ID numbers ${said.en}, far more often than chance allows: a spreadsheet or program has rounded them, and each may now be another person's. Nothing was imported. Export the file anew with that column as text; --accept-rounded imports it as it is.`,
    zh: `${all} 个不同的身份证号中有 ${rounded} 个${said.zh}，远多于偶然：电子表格或程序把它们当作数值舍入了，每个号码都可能成了别人的。没有导入任何内容。请把该列设为文本重新导出；确认无误可加 --accept-rounded 照样导入。`,
  });
}
