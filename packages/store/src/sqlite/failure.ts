import { StoreUnavailable } from "../store-unavailable.ts";
import { codeOf } from "./private-file.ts";

/** What SQLite and the system say by a code, as the end of a sentence. */
const REASONS: readonly { readonly code: RegExp; readonly en: string; readonly zh: string }[] = [
  { code: /^(SQLITE_FULL|ENOSPC|EDQUOT)$/, en: "the disk is full", zh: "磁盘已满" },
  {
    code: /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    en: 'it is damaged or no database; put a copy in its place and run "shiming restore"',
    zh: "文件已损坏或不是数据库；请用备份替换，再运行“shiming restore”",
  },
  {
    code: /^(SQLITE_READONLY|SQLITE_CANTOPEN|EROFS)/,
    en: "it or its folder cannot be written",
    zh: "文件或其目录无法写入",
  },
  { code: /^(SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM)/, en: "its rights forbid it", zh: "权限不足" },
  { code: /^SQLITE_IOERR/, en: "the disk fails", zh: "磁盘读写出错" },
];

/** Why a file of the data cannot be used. @param error of SQLite or of the system; what is neither is thrown on */
export function unavailable(file: string, error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const code = codeOf(error);
  if (typeof code !== "string") throw error;
  const reason = REASONS.find((known) => known.code.test(code));
  const [en, zh] = reason ? [`${reason.en} (${code})`, `${reason.zh}（${code}）`] : [code, code];
  return new StoreUnavailable(
    { en: `${file} cannot be used: ${en}.`, zh: `无法使用 ${file}：${zh}。` },
    { cause: error },
  );
}
