import { StoreUnavailable } from "../store-unavailable.ts";
import { codeOf } from "./private-file.ts";

/** What SQLite and the system say by a code, as the end of a sentence. */
const REASONS: readonly { readonly code: RegExp; readonly en: string; readonly zh: string }[] = [
  // Shared memory is a file of a given size: what has no room for it says so by another code.
  {
    code: /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/,
    en: "the disk is full; make room and try again",
    zh: "磁盘已满；请腾出空间后再试",
  },
  {
    code: /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    en: 'it is damaged or no database; put a copy in its place and run "shiming restore"',
    zh: "文件已损坏或不是数据库；请用备份替换，再运行“shiming restore”",
  },
  {
    code: /^(SQLITE_READONLY|SQLITE_CANTOPEN|EROFS)/,
    en: "it or its folder cannot be read or written by this user; look at the owner and the rights of both",
    zh: "当前用户无法读写该文件或其目录；请检查两者的所有者和权限",
  },
  {
    code: /^(ENOENT|ENOTDIR)$/,
    en: "there is no such folder; make it, or name another",
    zh: "没有这个目录；请先新建，或另选目录",
  },
  {
    code: /^(SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM)/,
    en: "its rights forbid it to this user; look at the owner and the rights of it and its folder",
    zh: "当前用户没有权限；请检查文件及其目录的所有者和权限",
  },
  { code: /^SQLITE_IOERR/, en: "the disk fails; check it", zh: "磁盘读写出错；请检查磁盘" },
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
