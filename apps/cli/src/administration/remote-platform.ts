/** Which platform elsewhere a command is about. */
import type { Text } from "@shiming/crypto";
import { usage } from "../sentence.ts";
import { readOrigin } from "../settings/readers.ts";
import type { RemotePlatform } from "./location.ts";

const LOOPBACK = /^(?:127(?:\.[0-9]{1,3}){3}|\[::1\]|(?:[^.]+\.)*localhost)$/;

/** @throws Sentence where there is no token, and where it would go unencrypted to anywhere but this machine */
export function remotePlatform(server: string, tokenFile: string | undefined): RemotePlatform {
  if (tokenFile === undefined) return usage(NO_TOKEN);
  const origin = readOrigin(server, "--server");
  const { protocol, hostname } = new URL(origin);
  if (protocol !== "https:" && !LOOPBACK.test(hostname)) return usage(UNENCRYPTED);
  return { server: origin, tokenFile };
}

/** Said by every other command. */
export const NEEDS_MACHINE: Text = {
  en: "This command works with what is on this machine: leave --server and SHIMING_SERVER out, or name --data.",
  zh: "该命令只使用本机上的内容：请去掉 --server 和 SHIMING_SERVER，或指明 --data。",
};

const NO_TOKEN: Text = {
  en: "For --server the file of an API token is needed: --token-file, or SHIMING_TOKEN_FILE.",
  zh: "使用 --server 时需要 API 令牌文件：--token-file 或 SHIMING_TOKEN_FILE。",
};
const UNENCRYPTED: Text = {
  en: "--server must begin with https:// beyond this machine: the token would be read on the way.",
  zh: "--server 在本机以外须以 https:// 开头，否则令牌会在途中被读到。",
};
