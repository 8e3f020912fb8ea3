/** What the system refuses: a file, a folder, an address. */
import { isAbsolute } from "node:path";
import type { Text } from "@shiming/crypto";

const REASONS: Readonly<Record<string, Text>> = {
  ENOENT: { en: "there is no such file", zh: "没有这个文件" },
  EISDIR: { en: "it is a folder", zh: "它是文件夹" },
  ENOTDIR: { en: "a part of the path is a file, not a folder", zh: "路径中应为文件夹的一段不是文件夹" },
  EACCES: { en: "its rights forbid it", zh: "权限不允许" },
  EPERM: { en: "its rights forbid it", zh: "权限不允许" },
  EEXIST: { en: "it is there already", zh: "它已存在" },
  ENOTEMPTY: { en: "it is not empty", zh: "它不是空的" },
  EROFS: { en: "the file system is read-only", zh: "文件系统是只读的" },
  ENOSPC: { en: "the disk is full", zh: "磁盘已满" },
  EFBIG: { en: "it would be larger than files may be here", zh: "超过了文件大小的上限" },
  EDQUOT: { en: "the disk quota is used up", zh: "磁盘配额已用完" },
  EMFILE: { en: "too many files are open", zh: "打开的文件太多" },
  ENFILE: { en: "too many files are open", zh: "打开的文件太多" },
  ELOOP: { en: "its links lead in a circle", zh: "符号链接成环" },
  ENAMETOOLONG: { en: "its name is too long", zh: "名称过长" },
  EBUSY: { en: "it is in use", zh: "它正被使用" },
  ETXTBSY: { en: "it is in use", zh: "它正被使用" },
  EIO: { en: "the disk fails", zh: "磁盘出错" },
  EADDRINUSE: { en: "another program has this port", zh: "端口已被其他程序占用" },
  EADDRNOTAVAIL: { en: "this machine has no such address", zh: "本机没有这个地址" },
  ECONNREFUSED: { en: "nothing answers there", zh: "那里没有程序应答" },
  ECONNRESET: { en: "the other side has closed the connection", zh: "对方关闭了连接" },
  ETIMEDOUT: { en: "it does not answer in time", zh: "未按时应答" },
  ENOTFOUND: { en: "there is no such host name", zh: "没有这个主机名" },
  EAI_AGAIN: { en: "the name service does not answer", zh: "域名服务没有应答" },
};

/** Why, without what and where. */
export function reasonOf(error: unknown): Text {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return { en: "unknown error", zh: "未知错误" };
  return REASONS[code] ?? { en: code, zh: code };
}

export function isSystemError(error: Error): error is NodeJS.ErrnoException {
  return "syscall" in error;
}

/** What and where, as the system says it, and why. */
export function systemErrorText(error: NodeJS.ErrnoException): Text {
  const { code = "", syscall = "", path, message } = error;
  if (!(code in REASONS)) return { en: message, zh: `系统报错：${message}` };
  const { address, port } = error as { address?: string; port?: number };
  const subject = path ?? (address ? `${address}${port === undefined ? "" : `:${port}`}` : undefined);
  const reason = reasonOf(error);
  if (subject === undefined)
    return { en: `${reason.en} (${code}, ${syscall}).`, zh: `${reason.zh}（${code}，${syscall}）。` };
  const within = path === undefined ? NOWHERE : withinText(path);
  return {
    en: `${subject}${within.en}: ${reason.en} (${code}, ${syscall}).`,
    zh: `${subject}${within.zh}：${reason.zh}（${code}，${syscall}）。`,
  };
}

const NOWHERE: Text = { en: "", zh: "" };

/** The folder that a path counts from, where it does not begin at the root; to stand behind the path. */
export function withinText(path: string): Text {
  if (isAbsolute(path) || path === "-") return NOWHERE;
  const folder = process.cwd();
  return { en: ` in ${folder}`, zh: `（在 ${folder} 中）` };
}
