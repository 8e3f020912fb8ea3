import { Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import type { IdentityDocument, VerifiedIdentity } from "./account.ts";
import {
  explainIdentityFault,
  faultOfIdentity,
  IDENTITY_FAULTS,
  type IdentityFault,
  spellIdentity,
} from "./identity-fault.ts";

const NUMBER = "999999199001010016";

function identity(name: string, number = NUMBER, document: IdentityDocument = "resident_id_card") {
  return { document, realName: new Sensitive(name), credentialId: new Sensitive(number) };
}

const masked = (name: string): [IdentityFault, string] => ["real_name_masked", name];
const faultOf = (given: VerifiedIdentity) => faultOfIdentity(spellIdentity(given));

describe("a name that staff or a file give", () => {
  it.each([
    "张三",
    "买买提·吐尔逊",
    "买买提•吐尔逊",
    "买买提.吐尔逊",
    "J. Smith",
    "O'Brien-Jones",
    "Silva, Maria (Lima)",
    "Émile Zoé",
    "བཀྲ་ཤིས",
    "宓三",
    "濮阳若兰",
    // In GBK both are UTF-8 to the end.
    "濮鹃芳",
    "蹇鸿波",
    "Maria Luísa",
    "赵C",
    "张〇",
    "某金山",
    "阿•敖德斯尔",
    "Zhe\u0301 Wáng",
  ])("%s is taken", (name) => {
    expect(faultOf(identity(name))).toBeUndefined();
  });

  it.each<[IdentityFault, string]>([
    // 张三, 王芳 and 欧阳若兰 as iconv -f utf-8 -t utf-8, read as gbk, cp1252 and the like, make them.
    ["real_name_garbled", "寮犱笁"],
    ["real_name_garbled", "娆ч槼鑻ュ叞"],
    ["real_name_garbled", "çŽ‹èŠ³"],
    ["real_name_garbled", "ÕÅÈý"],
    ["real_name_garbled", "Å·ÑôÈôÀ¼"],
    ["real_name_garbled", "~{UEH}~}"],
    ["real_name_garbled", "+XyBOCQ-"],
    // A tone letter, a vowel point, a Japanese length mark, katakana and bopomofo.
    ...["买买提\ua4fa吐尔逊", "买买提\u05bc吐尔逊", "张ー", "张ニ", "张ㄧ", "張\u0301"].map(
      (name): [IdentityFault, string] => ["real_name_sign", name],
    ),
    ["real_name_lost", "锟斤拷"],
    ["real_name_lost", "张烫烫"],
    ["real_name_sign", "Maria+Silva"],
    ["real_name_sign", "Maria~Silva"],
    ["real_name_sign", "Maria “Silva”"],
    ["real_name_escaped", "&#19886;文博"],
    ["real_name_escaped", "&#x4dae;文博"],
    ["real_name_escaped", "\\u4dae文博"],
    ["real_name_escaped", "%E4%B6%AE文博"],
    ["real_name_escaped", "U+4DAE文博"],
    ["real_name_invisible", "葛\u{e0100}城"],
    ["real_name_invisible", "王\ufe00芳"],
    ["real_name_full_width", "ＭＡＲＩＡ"],
    ["real_name_sign", "王Ⅱ"],
    ["real_name_sign", "王①"],
    ["real_name_space", "张\u3000三"],
    ["real_name_space", "张\u00a0三"],
    ["real_name_space", "张 三"],
    ["real_name_space", "张\t三"],
    ["real_name_space", "张三 "],
    ["real_name_space", "\u3000张三"],
    ["real_name_space", "买买提 · 吐尔逊"],
    ["real_name_space", "张三 Smith"],
    ["real_name_space", "Maria  Luísa"],
    ["real_name_space", "Maria\u2003Luísa"],
    ["real_name_radical", "\u2f2d某"],
    ["real_name_radical", "张\u2ee2"],
    ["real_name_radical", "\u31d0某"],
    ["real_name_compatibility", "\uf92c某"],
    ["real_name_compatibility", "\u{2f800}某"],
    ["real_name_private_use", "\ue863文博"],
    ["real_name_private_use", "张\u{100000}"],
    ...[
      "张*三",
      "张**",
      "*三",
      "张＊三",
      "＊＊",
      "张﹡",
      "Z*** S****",
      "张●丰",
      "张●●",
      "●三",
      "张•",
      "张○",
    ].map(masked),
    ...[
      "张某某",
      "张某",
      "欧阳某某",
      "某某",
      "张某1",
      "李某甲某某",
      "张XX",
      "张O三",
      "张OO",
      "张x丰",
      "李Ｘ",
      "王××",
      "张__",
      "张#",
      "张■",
    ].map(masked),
    ["real_name_lost", "张□丰"],
    ["real_name_lost", "?文博"],
    ["real_name_lost", "文\ufffd"],
    ["real_name_dot", "·买买提"],
    ["real_name_dot", "买买提•"],
    ["real_name_dot", "买买提··吐尔逊"],
    ["real_name_dot", "张三."],
    ["real_name_dot", "张三。"],
    ["real_name_invisible", "张\u200b三"],
    ["real_name_invisible", "\ufeff张三"],
    ["real_name_invisible", "张三\u200e"],
    ["real_name_invisible", "张\u3164三"],
    ["real_name_invisible", "张\u2800三"],
    ["real_name_sign", "“张三”"],
    ["real_name_sign", "张三，李四"],
    ["real_name_sign", "张三（已脱敏）"],
    ["real_name_sign", "张……"],
    ["real_name_sign", "买买提-吐尔逊"],
    ["real_name_sign", "买买提、吐尔逊"],
    ["real_name_invalid", "张3"],
    ["real_name_invalid", "·"],
  ])("is refused as %s: %j", (fault, name) => {
    expect(faultOf(identity(name))).toBe(fault);
  });

  it("is told of by the character that is meant, and by no other", () => {
    const { en, zh } = explainIdentityFault("real_name_private_use", "\ue863文博");
    expect(en).toMatch(/: U\+E863 is 䶮 \(U\+4DAE\)$/);
    expect(zh).toMatch(/：U\+E863 应为 䶮（U\+4DAE）$/);
    expect(`${en}${zh}`).not.toMatch(/[\ue863博]/);
    expect(explainIdentityFault("real_name_radical", "\u2f2d某").en).toMatch(/: U\+2F2D is 山 \(U\+5C71\)$/);
    expect(explainIdentityFault("real_name_private_use", "\ue000").en).toMatch(
      /: U\+E000, of which no table/,
    );
    expect(explainIdentityFault("real_name_space", "张 三")).toEqual(IDENTITY_FAULTS.real_name_space);
  });
});

describe("a number that staff or a file give", () => {
  it.each<[string, string, IdentityDocument]>([
    ["an ID card's", NUMBER, "resident_id_card"],
    ["one with a lower-case x", "99999919900101018x", "resident_id_card"],
    ["the test area 990101", "990101199003070330", "resident_id_card"],
    ["a passport's", "E12345678", "passport"],
    ["a passport's with an E inside", "12E456789", "passport"],
    ["a Hong Kong permit's as another document", "810000199001010019", "other"],
    ["a foreigner's card's as another document", "911124198108030024", "other"],
    ["an officer's", "军字第 0000001 号", "other"],
  ])("is taken: %s", (_, number, document) => {
    expect(faultOf(identity("张三", number, document))).toBeUndefined();
  });

  it("is written down with a capital X", () => {
    expect(spellIdentity(identity("张三", "99999919900101018x")).credentialId.reveal()).toBe(
      "99999919900101018X",
    );
  });

  it.each<[IdentityFault, string]>([
    ["credential_id_apostrophe", `'${NUMBER}`],
    ["credential_id_apostrophe", `’${NUMBER}`],
    ["credential_id_formula", `="${NUMBER}"`],
    ["credential_id_tab", `${NUMBER}\t`],
    ["credential_id_space", ` ${NUMBER}`],
    ["credential_id_space", "999999 19900101 0016"],
    ["credential_id_space", `${NUMBER}\u3000`],
    ["credential_id_invisible", `\u202a${NUMBER}`],
    ["credential_id_invisible", `${NUMBER}\ufeff`],
    ["credential_id_exponent", "1.1E+17"],
    ["credential_id_exponent", "9.99999E+17"],
    ["credential_id_exponent", "9.99999199001010e17"],
    ["credential_id_masked", "999999********0016"],
    ["credential_id_full_width", "９９９９９９１９９００１０１００１６"],
    ["credential_id_full_width", "99999919900101018Ｘ"],
    ["credential_id_separators", "999,999,199,001,010,016"],
    ["credential_id_separators", "999999-19900101-0016"],
    ["credential_id_separators", "999999199001010016.0"],
    ["credential_id_letter", "99999919900101OO16"],
    ["credential_id_letter", "99999919900101018\u0425"],
    ["credential_id_letter", "99999919900101018×"],
    ["credential_id_letter", "99999919900101018\u2169"],
    ["credential_id_letter", "٩٩٩٩٩٩١٩٩٠٠١٠١٠٠١٦"],
    ["credential_id_letter", "99999919900101〇〇16"],
    ["credential_id_not_a_value", "#N/A"],
    ["credential_id_not_a_value", "########"],
    ["credential_id_not_a_value", "#VALUE!"],
    ["credential_id_not_a_value", "NULL"],
    ["credential_id_surrounded", `身份证：${NUMBER}`],
    ["credential_id_surrounded", `${NUMBER}(本人)`],
    ["credential_id_surrounded", `${NUMBER};`],
    ["credential_id_fifteen_digits", "999999900101001"],
    ["credential_id_length", "99999919900101001"],
    ["credential_id_length", "E12345678"],
    ["credential_id_length", "1990-01-01"],
    ["credential_id_rounded", "999999199001012000"],
    ["credential_id_other_document", "810000199001010019"],
    ["credential_id_other_document", "911124198108030024"],
    ["credential_id_invalid", "999999199001010017"],
    ["credential_id_invalid", "999999199013010016"],
  ])("of an ID card is refused as %s: %j", (fault, number) => {
    expect(faultOf(identity("张三", number))).toBe(fault);
  });

  it.each<[IdentityFault, string]>([
    ["credential_id_apostrophe", "'E12345678"],
    ["credential_id_tab", "E12345678\t"],
    ["credential_id_space", "E12345678 "],
    ["credential_id_exponent", "1.2E+08"],
    ["credential_id_invisible", "E\u200b1"],
    ["credential_id_invalid", ""],
  ])("of another document is refused as %s: %j", (fault, number) => {
    expect(faultOf(identity("张三", number, "passport"))).toBe(fault);
  });
});
