/**
 * What a program sends where it never put a value in: the name in capitals or in some template's braces, or how a language
 * writes nothing, a truth or an object. Of a value that nobody could have meant.
 */
const PLACEHOLDER =
  /^(?:undefined|null|none|nil|nan|true|false|array|x{3,20}|\.{3}|…|\[object \w+\]|[A-Z]+(?:_[A-Z]+)+|TOKEN|SIGN|[$%@:]\w{1,40}%?|[$#%]?\{{1,2}[\w. -]{0,40}\}{1,2}|<[\w .-]{1,40}>)$/;
const NOTHING = /^(?:undefined|null|none|nil|nan|true|false|array)$/i;
const LONGEST = 100;

export function isPlaceholder(text: string): boolean {
  if (text.length > LONGEST) return false;
  const trimmed = text.trim();
  return PLACEHOLDER.test(trimmed) || NOTHING.test(trimmed);
}
