/** What the system refuses: a file, a folder, an address. */
import { isAbsolute } from "node:path";
import type { Text } from "@shiming/crypto";

/** The user of this process: who forgot sudo, or runs a service as its own user, sees who was refused. */
const FORBIDDEN: Text = {
  en: `its rights forbid it to this user${uid(" (uid ", ")")}; let the user in with chown or chmod, or choose another place`,
  zh: `当前用户${uid("（uid ", "）")}没有权限；请用 chown 或 chmod 授权，或另选位置`,
};
const TOO_MANY_FILES: Text = {
  en: "too many files are open; raise the limit (ulimit -n)",
  zh: "打开的文件太多；请提高上限（ulimit -n）",
};

/** Why, and what whoever runs the command can do about it; where the reason says both, it stands alone. */
const REASONS: Readonly<Record<string, Text>> = {
  ENOENT: { en: "there is no such file", zh: "没有这个文件" },
  EISDIR: { en: "it is a folder; name a file", zh: "它是文件夹；请指定文件" },
  ENOTDIR: {
    en: "a part of the path is a file, not a folder; name another path",
    zh: "路径中应为文件夹的一段不是文件夹；请另选路径",
  },
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EEXIST: { en: "it is there already; name another", zh: "它已存在；请另选名称" },
  ENOTEMPTY: { en: "it is not empty; name another", zh: "它不是空的；请另选一个" },
  EROFS: { en: "the file system is read-only; choose another place", zh: "文件系统是只读的；请另选位置" },
  ENOSPC: { en: "the disk is full; make room and try again", zh: "磁盘已满；请腾出空间后再试" },
  EFBIG: {
    en: "it would be larger than files may be here; raise the limit (ulimit -f)",
    zh: "超过了文件大小的上限；请提高上限（ulimit -f）",
  },
  EDQUOT: {
    en: "the disk quota is used up; make room and try again",
    zh: "磁盘配额已用完；请腾出空间后再试",
  },
  EMFILE: TOO_MANY_FILES,
  ENFILE: TOO_MANY_FILES,
  ELOOP: {
    en: "it is a link, or its links lead in a circle; name the file itself",
    zh: "它是链接，或符号链接成环；请直接指定文件本身",
  },
  ENAMETOOLONG: { en: "its name is too long; name another", zh: "名称过长；请另选名称" },
  EBUSY: { en: "it is in use", zh: "它正被使用" },
  ETXTBSY: { en: "it is in use", zh: "它正被使用" },
  EIO: { en: "the disk fails; check it", zh: "磁盘出错；请检查磁盘" },
  EPROTO: {
    en: "TLS with it fails; look at the address: it may be one of http, or of another port",
    zh: "TLS 握手失败；请检查地址：可能应为 http，或端口有误",
  },
  EADDRINUSE: { en: "another program has this port", zh: "端口已被其他程序占用" },
  EADDRNOTAVAIL: { en: "this machine has no such address", zh: "本机没有这个地址" },
  ECONNREFUSED: { en: "nothing answers there", zh: "那里没有程序应答" },
  ECONNRESET: { en: "the other side has closed the connection", zh: "对方关闭了连接" },
  ETIMEDOUT: { en: "it does not answer in time", zh: "未按时应答" },
  ENOTFOUND: { en: "there is no such host name", zh: "没有这个主机名" },
  EAI_AGAIN: { en: "the name service does not answer", zh: "域名服务没有应答" },
};

/** What Node says of the certificate at the other side. */
const UNTRUSTED = /^(?:DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_CERT)/;

const untrusted = (code: string): Text => ({
  en: `its certificate is not to be trusted (${code}); look at the name in the address, and at the authority (NODE_EXTRA_CA_CERTS)`,
  zh: `它的证书不可信（${code}）；请检查地址中的名称，以及签发机构（NODE_EXTRA_CA_CERTS）`,
});

function uid(before: string, after: string): string {
  const user = process.geteuid?.();
  return user === undefined ? "" : `${before}${user}${after}`;
}

/** Why, without what and where. */
export function reasonOf(error: unknown): Text {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return { en: "unknown error", zh: "未知错误" };
  return REASONS[code] ?? (UNTRUSTED.test(code) ? untrusted(code) : { en: code, zh: code });
}

export function isSystemError(error: Error): error is NodeJS.ErrnoException {
  return "syscall" in error;
}

/** What and where, as the system says it, and why. */
export function systemErrorText(error: NodeJS.ErrnoException): Text {
  const { code = "", syscall = "", path, message } = error;
  if (!(code in REASONS)) return { en: message, zh: `系统报错：${message}` };
  const { address, port, dest } = error as { address?: string; port?: number; dest?: string };
  // Of a file that is copied, what has no room is the other.
  const subject =
    (isNoRoom(error) ? dest : undefined) ??
    path ??
    (address ? `${address}${port === undefined ? "" : `:${port}`}` : undefined);
  const reason = reasonOf(error);
  if (subject === undefined)
    return { en: `${reason.en} (${code}, ${syscall}).`, zh: `${reason.zh}（${code}，${syscall}）。` };
  const within = path === undefined ? NOWHERE : withinText(path);
  return {
    en: `${subject}${within.en}: ${reason.en} (${code}, ${syscall}).`,
    zh: `${subject}${within.zh}：${reason.zh}（${code}，${syscall}）。`,
  };
}

/** Whether the place where something is written has none left. */
export const isNoRoom = (error: unknown) =>
  ["ENOSPC", "EDQUOT", "EFBIG"].includes(String((error as NodeJS.ErrnoException).code));

const NOWHERE: Text = { en: "", zh: "" };

/** The folder that a path counts from, where it does not begin at the root; to stand behind the path. */
export function withinText(path: string): Text {
  if (isAbsolute(path) || path === "-") return NOWHERE;
  const folder = process.cwd();
  return { en: ` in ${folder}`, zh: `（在 ${folder} 中）` };
}
