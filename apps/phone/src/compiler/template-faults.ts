/** What the template compiler says, in Chinese as well, and where its own words tell too little, in others. */

interface Meaning {
  readonly en: string;
  readonly zh: string;
}

const CHINESE: Readonly<Record<string, string>> = {
  "missing end tag": "缺少结束标签",
  "invalid end tag": "结束标签不对应",
  "unexpected character": "意外的字符",
  "unexpected character inside expression": "表达式里有意外的字符",
  "unexpected whitespace": "意外的空白",
  "illegal expression": "表达式有误",
  "illegal entity": "实体写法有误",
  "illegal name prefix": "名称前缀有误",
  "illegal escape sequence": "转义写法有误",
  "invalid attribute": "属性有误",
  "invalid attribute name": "属性名有误",
  "invalid attribute prefix": "属性前缀有误",
  "invalid attribute value": "属性值有误",
  "missing attribute value": "缺少属性值",
  "duplicated attribute": "属性重复",
  "duplicated name": "名称重复",
  "avoid uppercase letters": "请不要用大写字母",
  "should be quoted": "属性值应加引号",
  "data bindings are not allowed for this attribute": "这个属性不能使用数据绑定",
  "child nodes are not allowed for this element": "这个元素不能有子节点",
  "not a valid identifier": "不是合法的标识符",
  "not a valid identifier as scope name": "不能用作变量名",
  "incomplete condition expression": "条件表达式不完整",
  "the expression is empty": "表达式是空的",
  "unmatched bracket": "方括号不配对",
  "unmatched parenthesis": "圆括号不配对",
  "missing module name": "缺少 module 名",
  "missing source path": "缺少 src 路径",
  "unknown meta tag": "未知的标签",
  "missing expression end": "表达式缺少结尾的 }}",
  "this syntax has not been supported yet": "尚不支持这种写法",
};

const MORE: Readonly<Record<string, Meaning>> = {
  "incomplete tag": {
    en: 'incomplete tag: a quotation mark or a ">" is missing or too many',
    zh: '标签不完整：引号或 ">" 缺少或多余',
  },
};

export function meaningOf(message: string): Meaning {
  return MORE[message] ?? { en: message, zh: CHINESE[message] ?? message };
}
