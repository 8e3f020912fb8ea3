/** What a file is by its first bytes and lines: accounts that can be read line by line, or what a sentence names. */
import { fileName, usage } from "../sentence.ts";
import { type CsvBeginning, recogniseColumns } from "./csv-columns.ts";
import { CARRIAGE_RETURN, LINE_FEED, type LineEnd } from "./lines.ts";
import { csvRecordReader, type Format, type ReadRecord, readJsonRecord } from "./record.ts";

/** What other files begin with, in hex, and what they are. */
const OTHER_FILES: readonly (readonly [string, string, string])[] = [
  ["504b0304", "a workbook (XLSX) or another ZIP archive", "工作簿（XLSX）或其他 ZIP 压缩包"],
  ["504b0506", "an empty ZIP archive", "空的 ZIP 压缩包"],
  ["d0cf11e0a1b11ae1", "a workbook of an older kind (XLS)", "旧式工作簿（XLS）"],
  ["25504446", "a PDF", "PDF"],
  ["49443b50", "a spreadsheet in SYLK", "SYLK 格式的电子表格"],
  ["7b5c727466", "RTF, as word processors write it", "RTF（文字处理软件的格式）"],
  ["5441424c45", "a spreadsheet in DIF", "DIF 格式的电子表格"],
  ["50415231", "Parquet", "Parquet"],
  ["1f8b", "compressed by gzip", "gzip 压缩的"],
  ["425a68", "compressed by bzip2", "bzip2 压缩的"],
  ["fd377a585a00", "compressed by xz", "xz 压缩的"],
  ["28b52ffd", "compressed by zstd", "zstd 压缩的"],
  ["377abcaf271c", "a 7z archive", "7z 压缩包"],
  ["526172211a07", "a RAR archive", "RAR 压缩包"],
  ["53514c69746520666f726d6174", "a SQLite database", "SQLite 数据库"],
  ["fffe0000", "in UTF-32", "UTF-32 编码的"],
  ["0000feff", "in UTF-32", "UTF-32 编码的"],
  ["fffe", "in UTF-16", "UTF-16 编码的"],
  ["feff", "in UTF-16", "UTF-16 编码的"],
];

/** How the lines of the file are read: those of the header are not, and the others by `read`. */
export interface Beginning {
  readonly headerLines: number;
  readonly read: ReadRecord;
}

/** @param start the first bytes of the file @throws Sentence for what cannot be accounts a line */
export function requireLinesOfText(path: string, start: Buffer): void {
  const head = start.subarray(0, 256);
  const hex = head.toString("hex", 0, 16);
  const other = OTHER_FILES.find(([bytes]) => hex.startsWith(bytes));
  if (other) refuseFile(path, other[1], other[2]);
  // A text has no NUL; UTF-16 without its mark has one in every ASCII character.
  if (head.includes(0))
    refuseFile(path, "binary, or in UTF-16 without its mark", "二进制文件，或没有标记的 UTF-16");
  if (/^(?:\xef\xbb\xbf)?\s*</u.test(head.toString("latin1"))) {
    refuseFile(path, "HTML or XML, whatever its name is", "HTML 或 XML（不论扩展名是什么）");
  }
}

function refuseFile(path: string, en: string, zh: string): never {
  const name = fileName(path);
  return usage({
    en: `${name.en} is ${en}; save it as CSV in UTF-8, and import that.`,
    zh: `${name.zh} 是${zh}；请另存为 UTF-8 的 CSV 再导入。`,
  });
}

/** CR alone where the first bytes have no LF, as spreadsheets on old Macs write. */
export function lineEndOf(start: Buffer): LineEnd {
  return !start.includes(LINE_FEED) && start.includes(CARRIAGE_RETURN) ? CARRIAGE_RETURN : LINE_FEED;
}

/**
 * @param lines the first ones, without a byte order mark
 * @throws Sentence when they are of another format, or do not name columns
 */
export function recogniseBeginning(path: string, format: Format, lines: readonly string[]): Beginning {
  const first = lines.find((line) => line.trim() !== "")?.trim() ?? "";
  if (first.endsWith(",") && isObject(first.slice(0, -1))) refuseCommas(path);
  requireNoArray(path, first);
  if (format === "ndjson") {
    if (first !== "" && !first.startsWith("{") && namesColumns(lines)) refuseFormat(path, "CSV", "csv");
    return { headerLines: 0, read: readJsonRecord };
  }
  if (first.startsWith("{")) refuseFormat(path, "JSON", "ndjson");
  const beginning = recogniseColumns(lines);
  return { headerLines: beginning.headerLines, read: csvRecordReader(beginning) };
}

function requireNoArray(path: string, first: string): void {
  const { en, zh } = fileName(path);
  if (/^\[\s*(?:[{[\]]|$)/u.test(first)) {
    usage({
      en: `${en} is a JSON array; one object per line is needed, as jq -c '.[]' makes of it.`,
      zh: `${zh} 是 JSON 数组；需要每行一个对象，可以用 jq -c '.[]' 转换。`,
    });
  }
  if (first.startsWith("{") && (/[{[,:]$/u.test(first) || holdsObjects(first))) {
    usage({
      en: `${en} is one JSON object over several lines, or around others; one object per line is needed.`,
      zh: `${zh} 是跨多行的一个 JSON 对象，或里面还套着别的对象；需要每行一个对象。`,
    });
  }
}

function isObject(text: string): boolean {
  try {
    return text.startsWith("{") && typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** `{"accounts":[{…}]}` */
function holdsObjects(line: string): boolean {
  try {
    const members: unknown[] = Object.values(JSON.parse(line));
    return members.some((member) => Array.isArray(member) && typeof member[0] === "object");
  } catch {
    return false;
  }
}

function refuseCommas(path: string): never {
  const { en, zh } = fileName(path);
  return usage({
    en: `The lines of ${en} end in a comma, as objects in an array do; one object per line without it is needed, as sed 's/,$//' makes of it.`,
    zh: `${zh} 的各行末尾有逗号（数组里的对象才这样写）；需要每行一个对象、不带逗号，可以用 sed 's/,$//' 去掉。`,
  });
}

function namesColumns(lines: readonly string[]): CsvBeginning | undefined {
  try {
    return recogniseColumns(lines);
  } catch {
    return undefined;
  }
}

function refuseFormat(path: string, found: string, format: Format): never {
  const { en, zh } = fileName(path);
  return usage({
    en: `${en} is ${found}; --format ${format} reads it.`,
    zh: `${zh} 是 ${found}；请用 --format ${format}。`,
  });
}
