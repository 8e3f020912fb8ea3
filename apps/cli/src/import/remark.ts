/** Lines of an account file that are no account: what the program that exported it wrote below, or between. */

const REMARKS: readonly RegExp[] = [
  // 共3条记录；合计：3；总记录数 3
  /^(?:总|一)?共(?:计|有)?[:：]? ?[\d,]+ ?(?:条|行|笔|个|人|户|名|件)?(?:记录|数据|账户|用户|人员)?(?:数|受影响)?[。.]?$/u,
  /^(?:合计|总计|小计|累计|汇总|总?记录数|总数|记录总数|行数|条数) ?[:：=]? ?(?:[\d,]+ ?\p{Script=Han}{0,3})?$/u,
  // Total: 3; Total rows 3; count=3
  /^(?:grand |sub-?)?total(?: (?:rows?|records?|lines?|accounts?|users?|entries))? ?[:=]? ?[\d,]*(?: (?:rows?|records?|lines?|accounts?|users?|entries))?\.?$/iu,
  /^(?:sum|count|rows?|records?|lines?|accounts?|users?|entries) ?[:=] ?[\d,]+$/iu,
  // (3 rows affected); 3 rows in set (0.00 sec); (3 行受影响); 已选择 3 行。
  /^\(?[\d,]+ (?:rows?|records?|lines?|accounts?|users?|entries)(?: (?:affected|selected|returned|exported|fetched|in set)\b.{0,40})?[.)]{0,2}$/iu,
  /^[(（] ?[\d,]+ ?(?:个?(?:行|条)(?:记录)?)(?:受影响)? ?[)）]$/u,
  /^(?:已选择|影响|返回|导出)了? ?[\d,]+ ?(?:行|条)(?:记录)?[。.]?$/u,
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
const EMPTY_OR_NUMBER = /^[\d.]*$/;
const SEPARATOR = /[\s,;|，；]/u;
const LONGEST = 200;

/**
 * @param values of the line; those behind its words may be numbers
 * @param text the line as it stands
 */
export function isRemark(values: readonly string[], text: string): boolean {
  if (text.length > LONGEST || !BEGINNING.test(text)) return false;
  const [words = "", ...others] = values.map((value) => value.trim()).filter((value) => value !== "");
  const isAlone = others.every((value) => EMPTY_OR_NUMBER.test(value) && value.length < 12);
  return (isAlone && saysNoAccount(words)) || (values.length > 1 && saysNoAccount(withoutSeparators(text)));
}

function saysNoAccount(words: string): boolean {
  const spaced = words.replaceAll(/\s+/gu, " ");
  return REMARKS.some((pattern) => pattern.test(spaced));
}

function withoutSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && SEPARATOR.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trimStart();
}
