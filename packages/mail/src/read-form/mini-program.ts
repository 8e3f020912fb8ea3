/** Item 3: the name of a mini program and its appid, in one cell or in two. */
import { halfWidth, stripped } from "./characters.ts";

const APPID = /wx[0-9a-z]{4,40}/gi;
const WORDS =
  /微信小程序名称|小程序名称|微信小程序|小程序(?=\s*[:：])|app\s?id|\bname\b|名称\s*[:：]|对应的?/gi;

export interface ReadMiniProgram {
  readonly miniProgramName?: string;
  readonly appid?: string;
  readonly isUnclear: boolean;
}

export function readMiniProgram(text: string): ReadMiniProgram {
  const plain = halfWidth(text);
  const appids = new Set([...plain.matchAll(APPID)].map(([appid]) => appid.toLowerCase()));
  const [appid] = appids;
  const names = plain
    .replace(APPID, "\n")
    .replace(WORDS, "\n")
    .split(/[\n;；|]+/)
    .map(withoutSigns)
    .filter((name) => name !== "");
  const [name] = names;
  return {
    ...(appids.size === 1 && appid !== undefined && { appid }),
    ...(names.length === 1 && name !== undefined && appids.size <= 1 && { miniProgramName: name }),
    isUnclear: appids.size > 1 || names.length > 1,
  };
}

/** A name keeps a bracket that it closes itself. */
function withoutSigns(text: string): string {
  const bare = stripped(text, ' \t,，、:：/-–—“”"「」《》.。');
  const opened = stripped(bare, ")）]】 ", "(（[【 ");
  return /^[(（[【].*[)）\]】]$/.test(opened) ? opened.slice(1, -1).trim() : opened;
}
