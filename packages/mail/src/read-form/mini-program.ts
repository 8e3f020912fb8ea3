/** Item 3: the name of a mini program and its appid, in one cell or in two. */
import { halfWidth, stripped } from "./characters.ts";

const APPID = /wx(?:[\s-]?[0-9a-f]){16}(?![0-9a-z])|wx[0-9a-z]{4,40}/gi;
const NOT_OF_CODES = /[^\p{L}\d]|\p{Script=Han}/u;
const CODE_LENGTH = 12;
/** It has another use, and stands beside the appid in the console of a mini program. */
const ORIGINAL_ID = /(?:原始\s?id[\s:：]{0,3})?gh_[0-9a-z]{6,40}/gi;
/** “城市服务”小程序，appid 为 wx…: the name is what stands in the only quotation marks. */
const IN_QUOTES = /^[^“”"「」《》]{0,10}[“"「《]([^“”"「」《》]{1,40})[”"」》][^“”"「」《》]{0,20}$/;
const WORDS =
  /微信小程序名称|小程序名称|微信小程序|小程序(?=\s*[:：])|app\s?id|\bname\b|名称\s*[:：]|对应的?/gi;

export interface ReadMiniProgram {
  readonly miniProgramName?: string;
  readonly appid?: string;
  readonly isUnclear: boolean;
}

export function readMiniProgram(text: string): ReadMiniProgram {
  const plain = halfWidth(text);
  const appids = new Set(
    [...plain.matchAll(APPID)].map(([appid]) => appid.replace(/[\s-]/g, "").toLowerCase()),
  );
  const [appid] = appids;
  const others = plain.replace(APPID, "\n").replace(ORIGINAL_ID, "\n");
  const quoted = IN_QUOTES.exec(others.replace(/\s+/g, " ").trim())?.[1];
  const names = (quoted ?? others)
    .replace(WORDS, "\n")
    .split(/[\n;；|]+/)
    .map(withoutSigns)
    .filter((name) => name !== "");
  const [name] = names;
  const isOdd = appid === undefined && names.some(hasCode);
  return {
    ...(appids.size === 1 && appid !== undefined && { appid }),
    ...(names.length === 1 && name !== undefined && appids.size <= 1 && !isOdd && { miniProgramName: name }),
    isUnclear: appids.size > 1 || names.length > 1 || isOdd,
  };
}

/** A code that is no appid, such as one with Cyrillic letters, is no part of a name either. */
const hasCode = (name: string): boolean =>
  name.split(NOT_OF_CODES).some((word) => word.length >= CODE_LENGTH && /\d/.test(word));

/** A name keeps a bracket that it closes itself. */
function withoutSigns(text: string): string {
  const bare = stripped(text, ' \t,，、:：/-–—“”"「」《》.。');
  const opened = stripped(bare, ")）]】 ", "(（[【 ");
  return /^[(（[【].*[)）\]】]$/.test(opened) ? opened.slice(1, -1).trim() : opened;
}
