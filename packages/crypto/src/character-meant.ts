/** Characters that stand for another one in a name, and which that is. */

/**
 * What GB 18030-2022 and glibc have, in their order, in the cells FE50 to FE7E and FE80 to FEA0. The GBK tables of Windows,
 * Java, Perl and PHP give U+E815 to U+E864 for these cells, one after the other.
 */
const FROM_E815 = [
  ...("⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱" +
    "䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"),
];

/** In the same tables A8BC and A8BF, for pinyin. */
const PINYIN: ReadonlyMap<number, string> = new Map([
  [0xe7c7, "\u1e3f"],
  [0xe7c8, "\u01f9"],
]);

/** Of U+2E81 to U+2EF3, Unicode's Equivalent_Unified_Ideograph; a space for U+2E9A, which is none. */
const FROM_2E81 = [
  ...("厂乛乚乙亻冂𠘨刀刂卜㔾小尐兀尣尢𡯂巳幺彑彐忄心扌攵 旡日月歺母民氵氺灬爫爬丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀" +
    "聿肉𦥑艹艺艻虎衤覀西见角𧢲讠贝𧾷车辶辷辸邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"),
];

/** Radicals and strokes are symbols in a dictionary, and look like the characters that they index. */
const radical = /^[\u2e80-\u2fd5\u31c0-\u31ef]$/u;

export type ForeignCharacter = "private_use" | "radical" | "compatibility";

/** Why no name has this character, if none has: it is private, a radical, or the double of a unified one. */
export function foreignCharacterIn(character: string): ForeignCharacter | undefined {
  if (/^\p{Co}$/u.test(character)) return "private_use";
  if (radical.test(character)) return "radical";
  // Twelve ideographs of the block, U+FA0E among them, are unified ones and have no other form.
  const isDouble =
    /^[\uf900-\ufaff\u{2f800}-\u{2fa1f}]$/u.test(character) && character !== character.normalize();
  return isDouble ? "compatibility" : undefined;
}

/** The character that is meant by a private, radical or compatibility one; `undefined` where nothing is known. */
export function characterMeant(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  const read = PINYIN.get(code) ?? FROM_E815[code - 0xe815] ?? character;
  const unified = FROM_2E81[(read.codePointAt(0) ?? 0) - 0x2e81]?.trim() || read.normalize("NFKC");
  return unified === character ? undefined : unified;
}
