/** Characters that look alike, or cannot be seen, as a form has them. */

/** What is not drawn by itself: soft hyphens, joiners, directions, variation selectors, tags. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/** Without what nobody sees, and with plain spaces; punctuation stays as it was written. */
export const visible = (text: string): string => text.replace(INVISIBLE, "").replace(SPACES, " ");

/** The traditional characters of labels, each before the one that the form is printed with. Values are left as they are written. */
const PAIRS =
  "業业務务稱称單单機机構构織织體体戶户號号編编碼码聯联係系繫系絡络對对負负責责經经產产開开發发術术電电話话郵邮" +
  "實实權权場场說说紹绍應应詢询數数調调請请訪访問问預预計计級级鐘钟鍾钟並并併并與与綁绑務务須须時时給给為为爲为貴贵" +
  "訊讯騰腾組组簡简寫写選选該该況况無无暫暂億亿萬万約约間间協协議议證证書书圖图網网頁页來来員员檔档測测試试額额總总" +
  "內内規规則则";
const SIMPLIFIED = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS[2 * at] ?? "", PAIRS[2 * at + 1] ?? ""]),
);

/** As a form in simplified characters would say it; in Taiwan two of its words are others. */
export const simplified = (text: string): string =>
  text
    .replace(/\p{Script=Han}/gu, (one) => SIMPLIFIED.get(one) ?? one)
    .replaceAll("小程式", "小程序")
    .replaceAll("介面", "接口");

/** Digits, letters and punctuation in their half-width forms, for programs to look at. */
export const halfWidth = (text: string): string => visible(text.normalize("NFKC"));

/** In half width, small letters and without spaces: what labels are compared in. */
export const compact = (text: string): string => simplified(halfWidth(text).replace(/\s/g, "").toLowerCase());

/** Lines without spaces at their ends and without blank lines. */
export function tidy(text: string): string {
  const lines = visible(text)
    .split("\n")
    .map((line) => line.replace(/[ \t\r]{2,}|[\t\r]/g, " ").trim());
  return lines.filter((line) => line !== "").join("\n");
}

/** What people write where they have nothing to say. */
export const saysNothing = (text: string): boolean =>
  /^[([【]?(?:无|暂无|没有|暂未确定|不涉及|不适用|不需要|空|\/|\\|-+|–+|—+|_+|n\.?\/?a|none|no|nil|null)?[)\]】]?[。.]?$/.test(
    compact(text),
  );

/** What people write where the answer stands in a file, or above. */
export const pointsElsewhere = (text: string): boolean =>
  /^[([【]?请?(?:详?见|详?如|参[见考阅看]|查看|另附)(?:附件|附表|附档|附文|下表|上表|附)[^\n]{0,20}$|^(?:please)?see(?:the)?attach/.test(
    compact(text),
  );

/** 同上, which says nothing by itself; 待定, which says that there is nothing yet. */
export const isPlaceholder = (text: string): boolean =>
  /^[([【]?(?:同(?:上|前|左|第?\d{1,2}项?)|如上|[同与]第?\d{1,2}项?(?:相同|一致|一样)|same(?:as|to)?above|ditto|〃|(?:暂?待|[尚暂还]?未|尚)(?:定|补充?|确[定认]|提供|填写?|安排|分配|申请)|(?:稍|之|随)?后(?:补充?|提供)|请?(?:由)?(?:平台方?|贵方|你方|腾讯)?(?:分配|安排|指定)|略|保密|不详|不清楚|不知道?|tb[adc]|pending|\?+|x{2,}|\*{2,}|\.{2,}|…+)[)\]】]?[。.]?$/.test(
    compact(text),
  );

const WRAPS = [
  "“”",
  "‘’",
  "「」",
  "『』",
  "《》",
  "【】",
  "[]",
  "［］",
  '""',
  "''",
  "__",
  "**",
  "``",
] as const;

/** Without the marks around all of it: blanks that were typed over, and quotation marks. */
export function unwrapped(text: string): string {
  const bare = stripped(text.trim(), "_＿").trim();
  const [wrap] = WRAPS.filter(
    ([open, close]) => bare.startsWith(open as string) && bare.endsWith(close as string),
  );
  const inner = bare.slice(1, -1);
  const isAround = wrap !== undefined && bare.length > 2 && ![...wrap].some((mark) => inner.includes(mark));
  return isAround ? unwrapped(inner) : bare;
}

/** Without any of these characters at its ends. */
export function stripped(text: string, starts: string, ends: string = starts): string {
  let from = 0;
  let to = text.length;
  while (from < to && starts.includes(text[from] as string)) from++;
  while (to > from && ends.includes(text[to - 1] as string)) to--;
  return text.slice(from, to);
}
