/** What PostgreSQL and the way to it say by a code. */
import pg from "pg";
import { StoreUnavailable } from "../store-unavailable.ts";

/** Another transaction was in the way, or has put a row where this one found none. */
const IN_THE_WAY = new Set(["40001", "40P01", "23505"]);

/** A statement was prepared for tables that another program has brought up to date since. */
const STALE = "0A000";

/** As the end of a sentence. */
const REASONS: readonly { readonly code: RegExp; readonly en: string; readonly zh: string }[] = [
  { code: /^(53100|58030)$/, en: "its disk is full or fails", zh: "磁盘已满或出错" },
  { code: /^53300$/, en: "it has no connection left", zh: "连接数已用完" },
  { code: /^(57014|55P03)$/, en: "it took too long", zh: "响应超时" },
  { code: /^25006$/, en: "it can only be read, as one that stands by", zh: "处于只读状态（可能是备库）" },
  {
    code: /^28000$/,
    en: "it lets nobody in by this name from here, or not without TLS, or not with this certificate",
    zh: "不允许该用户名从这里连接，或要求使用 TLS，或不接受所出示的证书",
  },
  { code: /^28/, en: "it refuses the name or the password", zh: "用户名或密码不被接受" },
  { code: /^ERR_TLS_CERT_ALTNAME/, en: "its certificate is of another host", zh: "证书属于其他主机" },
  {
    code: /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS_CERT)/,
    en: "its certificate is not trusted",
    zh: "证书不受信任",
  },
  { code: /^NO_TLS$/, en: "it has no TLS, which the address asks for", zh: "它不支持地址所要求的 TLS" },
  { code: /^(EPROTO|ERR_SSL|ERR_OSSL)/, en: "TLS with it fails", zh: "TLS 握手失败" },
  { code: /^3D000$/, en: "there is no database of that name", zh: "没有这个名称的数据库" },
  { code: /^(08|57P)/, en: "it is stopping, starting, or out of reach", zh: "正在停止、启动或无法连接" },
  { code: /^(ENOTFOUND|EAI_AGAIN)$/, en: "nobody knows the name of its host", zh: "无法解析其主机名" },
  {
    code: /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOENT)/,
    en: "nothing answers there",
    zh: "该地址没有响应",
  },
];

/** What the driver says without a code, and a code for it. */
const SAID: readonly { readonly message: RegExp; readonly code: string }[] = [
  {
    message:
      /^(Connection terminated|Client has encountered a connection error|timeout exceeded|Query read timeout)/,
    code: "08006",
  },
  { message: /^The server does not support SSL connections/, code: "NO_TLS" },
];

/** A statement that was refused for what is in it. The values, which PostgreSQL repeats, are left out: they are of persons. */
export class StatementRefused extends Error {
  override readonly name = "StatementRefused";
  readonly code: string;

  constructor(code: string, about: string) {
    super(`the database refused a statement (${[code, about].filter(Boolean).join(", ")})`);
    this.code = code;
  }
}

/** Whether the same transaction may succeed when it is tried anew. */
export function isInTheWay(error: unknown): boolean {
  return error instanceof StatementRefused && (IN_THE_WAY.has(error.code) || isStale(error));
}

export function isStale(error: unknown): boolean {
  return error instanceof StatementRefused && error.code === STALE;
}

/** Whether there is another row of which there may be one. */
export function isTaken(error: unknown): boolean {
  return error instanceof StatementRefused && error.code === "23505";
}

/** In place of what the driver threw: the database is away, or it refused a statement; what is neither stays what it is. */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StatementRefused) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  if (REASONS.some((known) => known.code.test(code))) return away(code, error);
  return error instanceof pg.DatabaseError ? refused(code, error) : error;
}

function codeOf(error: Error): string | undefined {
  if ("code" in error && typeof error.code === "string") return error.code;
  return SAID.find(({ message }) => message.test(error.message))?.code;
}

function refused(code: string, { message, table, constraint }: pg.DatabaseError): StatementRefused {
  // Of a wrong statement the message names parts of it, and no values.
  const about = code.startsWith("42") ? message : [table, constraint].filter(Boolean).join(" ");
  return new StatementRefused(code, about);
}

function away(code: string, error: Error): StoreUnavailable {
  const reason = REASONS.find((known) => known.code.test(code));
  const said = {
    en: `The database cannot be used: ${reason?.en} (${code}).`,
    zh: `无法使用数据库：${reason?.zh}（${code}）。`,
  };
  // The driver's own error may hold a part of the address, or values.
  return new StoreUnavailable(said, {
    cause: { code, stack: error.stack?.split("\n").slice(1, 4).join("\n") },
  });
}
