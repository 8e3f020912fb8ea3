/** What a `<button>` misspells of its open type: the original shows nothing then, and nobody says why. */
import type { Position, Problems } from "./problems.ts";

/** Those of the original, in its spelling. */
const OPEN_TYPES = [
  "contact",
  "share",
  "getPhoneNumber",
  "getRealtimePhoneNumber",
  "getUserInfo",
  "launchApp",
  "openSetting",
  "feedback",
  "chooseAvatar",
  "agreePrivacyAuthorization",
  "liveActivity",
  "getRealnameAuthInfo",
];
const REALNAME = "getRealnameAuthInfo";
const EVENT = REALNAME.toLowerCase();
const CATEGORY = "category-id";

/** How an attribute says that it listens, and to what. */
const LISTENS = /^(?:capture-)?(?:bind|catch|mut-bind):?(.+)$/;

type Attributes = ReadonlyMap<string, string>;

export function checkButton(file: string, attributes: Attributes, at: Position, problems: Problems): void {
  const openType = attributes.get("open-type");
  // An expression is known only while the page runs.
  if (openType === undefined || openType === "" || openType.includes("{{")) return;
  // Contract §2 takes every casing of this one.
  if (!OPEN_TYPES.includes(openType) && openType.toLowerCase() !== EVENT) {
    const meant = meantBy(openType);
    problems.advise(file, unknownWord("open-type", `"${openType}"`, meant), at);
    if (meant !== REALNAME) return;
  } else if (openType.toLowerCase() !== EVENT) return;
  checkRealname(file, attributes, at, problems);
}

function checkRealname(file: string, attributes: Attributes, at: Position, problems: Problems): void {
  const names = [...attributes.keys()];
  for (const name of names.filter((name) => name !== CATEGORY && isLike(name, "categoryid"))) {
    problems.advise(file, unknownWord("attribute", name, CATEGORY), at);
  }
  for (const name of names) {
    const event = LISTENS.exec(name)?.[1];
    if (event === undefined || event.toLowerCase() === EVENT || meantBy(event) !== REALNAME) continue;
    problems.advise(file, unknownWord("event", name, name.replace(event, EVENT)), at);
  }
}

function meantBy(word: string): string | undefined {
  if (/real_?-?name/i.test(word)) return REALNAME;
  return OPEN_TYPES.find((name) => lettersOf(name) === lettersOf(word));
}

/** The same letters, or those of more than one. */
function isLike(name: string, letters: string): boolean {
  return lettersOf(name).replace(/s$/, "") === letters;
}

function lettersOf(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z]/g, "");
}

const KINDS = { "open-type": " open-type", attribute: "属性", event: "事件" } as const;

function unknownWord(kind: keyof typeof KINDS, name: string, meant: string | undefined) {
  const en = `<button>: unknown ${kind} ${name}`;
  const zh = `<button>：未知的${KINDS[kind]} ${name}`;
  return meant === undefined
    ? { en, zh }
    : { en: `${en}; did you mean ${meant}?`, zh: `${zh}；是否想写 ${meant}？` };
}
