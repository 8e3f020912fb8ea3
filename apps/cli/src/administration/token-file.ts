/** The file of an API token: a secret of one user. */
import { statSync } from "node:fs";
import { usage } from "../sentence.ts";
import { requirePrivate } from "../server/key-files.ts";
import { readSettingFile } from "../settings/setting-file.ts";

/** @throws Sentence for a file that is missing, open to others, or holds what is no API token */
export function readTokenFile(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isFile()) requirePrivate(file, stats);
  const token = readSettingFile(file, "--token-file").toString().trim();
  return /^smt_[A-Za-z0-9_-]+$/.test(token)
    ? token
    : usage({
        en: `${file} holds no API token, which begins with smt_.`,
        zh: `${file} 中没有 API 令牌（以 smt_ 开头）。`,
      });
}
