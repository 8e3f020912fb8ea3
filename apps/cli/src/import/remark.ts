/** Lines of an account file that are no account: what the program that exported it wrote below, or between. */

const COUNTED = "(?:条|行|笔|个|人|户|名|件)?(?:记录|数据|账户|用户|人员)?(?:数|受影响)?";
const COUNTED_EN = "(?:rows?|records?|lines?|accounts?|users?|entries)";

const REMARKS: readonly RegExp[] = [
  // 共3条记录；合计：3；总记录数 3
  new RegExp(`^(?:总|一)?共(?:计|有)?[:：]?\\s*[\\d,]+\\s*${COUNTED}[。.]?$`, "u"),
  /^(?:合计|总计|小计|累计|汇总|(?:总?记录|总)数|记录总数|行数|条数)(?:\s*[:：=]?\s*[\d,]+\s*\p{Script=Han}{0,3}|\s*[:：=])?$/u,
  // Total: 3; Total rows 3; count=3
  new RegExp(`^(?:grand |sub-?)?total(?: ${COUNTED_EN})?\\s*[:=]?\\s*[\\d,]*(?: ${COUNTED_EN})?\\.?$`, "iu"),
  new RegExp(`^(?:sum|count|${COUNTED_EN})\\s*[:=]\\s*[\\d,]+$`, "iu"),
  // (3 rows affected); 3 rows in set (0.00 sec); (3 行受影响); 已选择 3 行。
  new RegExp(
    `^\\(?[\\d,]+ ${COUNTED_EN}(?: (?:affected|selected|returned|exported|fetched|in set)\\b.{0,40})?[.)]{0,2}$`,
    "iu",
  ),
  /^[(（]\s*[\d,]+\s*(?:个?(?:行|条)(?:记录)?)(?:受影响)?\s*[)）]$/u,
  /^(?:已选择|影响|返回|导出)了?\s*[\d,]+\s*(?:行|条)(?:记录)?[。.]?$/u,
  // 导出时间：…; 制表人：…; 第1页 共1页
  /^(?:(?:导出|打印|制表|统计|生成|查询|下载)(?:时间|日期|人|单位)|备注|说明|数据来源|审核人?)\s*[:：]/u,
  /^第\s*\d+\s*页/u,
  /^(?:exported|generated|printed|created) (?:at|on|by|from)\b/iu,
  // # …; // …; -----
  /^(?:#|\/\/|--)\s/u,
  /^(?:[-=_*+|\s,;]){3,}$/u,
  /^(?:EOF|-*\s?(?:end|完|结束)\s?-*)$/iu,
];

/** How they begin: of millions of lines hardly one is looked at twice. */
const BEGINNING =
  /^[\s,;|"]*(?:[^\p{ASCII}]|[(#/=*_+-]|\d[\d,]* [a-z]|grand |sub|total|sum|count|rows?|records?|lines?|accounts?|users?|entries|exported|generated|printed|created|eof|end)/iu;

/** Behind the words there are numbers alone, or nothing. */
const EMPTY_OR_NUMBER = /^\s*[\d.]*\s*$/;
const LONGEST = 200;

/**
 * @param values of the line; those behind its words may be numbers
 * @param text the line as it stands
 */
export function isRemark(values: readonly string[], text: string): boolean {
  if (text.length > LONGEST || !BEGINNING.test(text)) return false;
  const [words = "", ...others] = values.map((value) => value.trim()).filter((value) => value !== "");
  const isAlone = others.every((value) => EMPTY_OR_NUMBER.test(value) && value.length < 12);
  const whole = text.trim().replace(/[\s,;|，；]+$/u, "");
  return (isAlone && saysNoAccount(words)) || (values.length > 1 && saysNoAccount(whole));
}

const saysNoAccount = (words: string) => REMARKS.some((pattern) => pattern.test(words));
