/** What a text shows that should be one JSON object. */
import { type Mistake, type MistakeWord, mistake } from "./mistake.ts";

type Signs = readonly (readonly [word: MistakeWord, pattern: RegExp])[];

/** How languages print an object: Java, Go, Swift, C#, Objective-C, Ruby, PHP, Lua, Python, and classes of many. */
const printed = [
  /^\[object \w+\]$|^&?map\[|^&\{|^\[\s*"\w{1,40}"\s*:/,
  /^(?:Array|Object|Map|OrderedDict|HashMap)\b|^array ?\(|^(?:a|O):\d+:|^object\(|^table: 0x|^#<|^<[\w.]{1,80} object at 0x/,
  /^\{\s*(?:\w{1,40}|:\w{1,40}|"\w{1,40}")\s*=/,
  /^[A-Za-z_][\w.]{0,80} ?[({]\s*\w{1,40}\s*[=:]/,
  /^\{\w{1,40}:[^\s,{}]* \w{1,40}:|^\{[^\s{}":,]+(?: [^\s{}":,]+)+\}$/,
  /^[\w.]+(?:`\d+)?\[[\w.[\], ]*\]$|^(?:[A-Z]\w*\.)+[A-Z]\w*$/,
  /^[\w.$]{1,200}@[0-9a-f]{4,8}$/,
];

const ofText: Signs = [
  ["body_python_bytes", /^b["']/],
  ["body_python_dict", /^\{\s*'|^\{.*:\s*(?:None|True|False)\s*[,}]/s],
  ["body_quoted", /^'\s*\{/],
  ...printed.map((pattern) => ["body_printed_object", pattern] as const),
  ["body_array", /^\[/],
  ["body_xml", /^</],
  ["body_pem", /^-----BEGIN /],
  ["body_multipart", /^--\S/],
  ["body_escaped", /^\{\s*\\"/],
  ["body_caret", /^\{\s*\^"/],
  ["body_names_unquoted", /^\{\s*\w+\s*:\s*["']/],
  ["body_quotes_lost", /^\{\s*\w+\s*:/],
  ["body_braces_lost", /^"\w{1,40}"\s*:/],
  ["body_url_encoded", /^%(?:25){0,3}7b/i],
  ["body_placeholder", /^(?:\$|@)\S*$|^(?:JSON|undefined|null|None|nil)$/],
  ["body_base64", /^(?:ey|ew)[\w+/-]{20,}={0,2}$/],
  ["body_hex", /^7b(?:[0-9a-f]{2}){10,}$/i],
  ["body_form", /^[\w.%[\]-]+=/],
  ["body_yaml", /^[A-Za-z_]\w{0,40}:\s/],
  ["body_entities", /&(?:quot|#34|#x22|amp);/],
  ["body_prefixed", /^(?:\)\]\}'|while\s*\(1\)|[\w.$]+\(\s*\{)/],
];

/** What stands outside of the quotes. */
const ofRest: Signs = [
  ["body_curly_quotes", /[“”„‟‘’＂＇]/],
  ["body_wide_signs", /[，：；、｛｝［］]/],
  ["body_comment", /\/\/|\/\*|(?:^|\n)[ \t]*#/],
  ["body_value_placeholder", /:\s*(?:\$|\{\{|<|%\w)/],
  ["body_not_a_number", /:\s*-?(?:NaN|Infinity|undefined)\s*[,}]/],
  ["body_value_missing", /:\s*[,}]/],
  ["body_value_unquoted", /:\s*(?!(?:true|false|null)\b)[A-Za-z_+.]|:\s*0\d|:\s*\d[\dEe+.-]*[A-DF-Za-df-z_]/],
  ["body_trailing_comma", /,\s*[}\]]/],
  ["body_comma_twice", /,\s*,/],
  ["body_comma_missing", /(?:""|[\d}\]el]\s)\s*""\s*:/],
  ["body_two_objects", /^\{[^{}]*\}[\s,]*\{/],
  ["body_cut", /^\{[^}]*$/],
];

/** Any white space but JSON's own four, and what cannot be seen. */
const INVISIBLE = /[^\P{C}\t\n\r]|(?! )\p{Z}/u;
/** A text in quotes; one without an end goes on to the end, so that nothing is looked through twice. */
const QUOTED = /"(?:[^"\\]|\\.)*(?:"|\\?$)/gs;
const CONTROL = /\p{Cc}/u;
const WRONG_ESCAPE = /^(?:[^\\]|\\["\\/bfnrtu])*\\[^"\\/bfnrtu]/;

/** @param text without white space around it; nothing of it is repeated */
export function mistakeInText(text: string): Mistake | undefined {
  const invisible = INVISIBLE.exec(text.replaceAll(QUOTED, '""'))?.[0];
  if (invisible !== undefined) return mistake("body_invisible", codePointOf(invisible));
  const word = wordForText(text);
  return word && mistake(word);
}

function codePointOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

function wordForText(text: string): MistakeWord | undefined {
  if (text === "") return "body_blank";
  if (text.startsWith('"') && isJson(text)) return "body_json_twice";
  return wordIn(ofText, text) ?? wordIn(ofRest, text.replaceAll(QUOTED, '""')) ?? wordForQuoted(text);
}

function wordIn(signs: Signs, text: string): MistakeWord | undefined {
  return signs.find(([, pattern]) => pattern.test(text))?.[0];
}

function wordForQuoted(text: string): MistakeWord | undefined {
  const quoted = text.match(QUOTED) ?? [];
  if (quoted.some((each) => CONTROL.test(each))) return "body_control_character";
  if (quoted.some((each) => WRONG_ESCAPE.test(each))) return "body_wrong_escape";
  return text.startsWith("{") && !isJson(text) && isJson(text.slice(0, -1)) ? "body_brace_twice" : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
