import type { Text } from "@shiming/crypto";
import { reasonOf } from "../faults/system-errors.ts";
import { Sentence } from "../sentence.ts";

/** How another port for mail is chosen. */
export const OTHER_SMTP_PORT: Text = {
  en: "choose another with SHIMING_SMTP_LISTEN",
  zh: "请用 SHIMING_SMTP_LISTEN 另选",
};

/** What the system says of an address that cannot be had, in words. */
export function unlistenable(
  error: unknown,
  { host = "127.0.0.1", port }: { readonly host?: string; readonly port?: number },
  otherPort: Text,
): unknown {
  const code = error instanceof Error && "syscall" in error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new Sentence({
      en: `Port ${port} is taken; ${otherPort.en}.`,
      zh: `端口 ${port} 已被占用；${otherPort.zh}。`,
    });
  if (code === undefined) return error;
  const reason = reasonOf(error);
  return new Sentence({
    en: `${host}:${port} cannot be listened on: ${reason.en}.`,
    zh: `无法在 ${host}:${port} 上监听：${reason.zh}。`,
  });
}
