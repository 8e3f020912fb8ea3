/** Attributes that do nothing here, because another framework has them or a letter is wrong: what each was meant to be. */
import { nearest } from "@shiming/wire";
import { BUILT_IN_ELEMENTS, TEMPLATE_ELEMENTS } from "../bundle/built-in-elements.ts";
import type { Problems } from "./problems.ts";
import type { Tag } from "./tags.ts";

/** By the word of other frameworks. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  if: "wx:if",
  elif: "wx:elif",
  "else-if": "wx:elif",
  elseif: "wx:elif",
  else: "wx:else",
  for: "wx:for",
  "for-items": "wx:for",
  "for-item": "wx:for-item",
  "for-index": "wx:for-index",
  key: "wx:key",
  show: "hidden",
  model: "model:value",
  html: "<rich-text nodes>",
  text: "{{ }}",
};

/** Vue; Alipay, Baidu, Douyin, QQ, Kuaishou and JD; `wx:` with another sign. Of the latter also what is mistyped. */
const FOREIGN = /^(?:v-|\*ng|(?:a|tt|qq|ks|jd|swan):|s-|wx[-_.]?)([a-z-]+)$/i;
const OWN = /^wx:(.+)$/;
const OWN_NAMES = Object.values(DIRECTIVES).filter((name) => OWN.test(name));

/** Of the elements that there are: what a listener may listen to. */
const EVENTS = [
  ...["tap", "longpress", "longtap", "touchstart", "touchmove", "touchend", "touchcancel"],
  ...["input", "change", "submit", "reset", "focus", "blur", "confirm", "scroll", "load", "error"],
  ...[
    "scrolltoupper",
    "scrolltolower",
    "columnchange",
    "changing",
    "animationfinish",
    "transition",
    "cancel",
  ],
];
const LISTENERS = EVENTS.flatMap((event) => [`bind${event}`, `catch${event}`]);
const SYNONYMS: Readonly<Record<string, string>> = { click: "tap", press: "longpress", dblclick: "tap" };

export function checkAttributes(file: string, tag: Tag, problems: Problems): void {
  const isOwn = BUILT_IN_ELEMENTS.has(tag.name) || TEMPLATE_ELEMENTS.has(tag.name);
  for (const name of tag.attributes.keys()) {
    // A component may have a property, and an event, of any name.
    const meant = meantByDirective(name) ?? (isOwn ? meantByListener(name) : undefined);
    if (meant === undefined) continue;
    const said = {
      en: `<${tag.name}>: ${name} does nothing in a mini program; did you mean ${meant}?`,
      zh: `<${tag.name}>：小程序里 ${name} 不起作用；是否想写 ${meant}？`,
    };
    problems.advise(file, said, { line: tag.line, column: tag.column });
  }
}

/** Whether a source begins with one that is told of, and need not be once more as a name that is invalid. */
export function isForeign(source: string): boolean {
  const [name = ""] = /^[^\s=/>]+/.exec(source) ?? [];
  return meantByDirective(name) !== undefined;
}

function meantByDirective(name: string): string | undefined {
  const own = OWN.exec(name)?.[1];
  if (own !== undefined) {
    if (own === "for-items" || OWN_NAMES.includes(name)) return undefined;
    return DIRECTIVES[own.toLowerCase()] ?? nearest(name.toLowerCase(), OWN_NAMES);
  }
  const [, bound] = /^(?::|v-bind:)([\w-]+)/.exec(name) ?? [];
  if (bound !== undefined) return bound === "key" ? "wx:key" : `${bound}="{{…}}"`;
  const [, event] = /^(?:@|v-on:)([\w:-]+)/.exec(name) ?? [];
  if (event !== undefined) return `${/\.stop\b/.test(name) ? "catch" : "bind"}${eventOf(event) ?? event}`;
  const word = FOREIGN.exec(name)?.[1]?.toLowerCase();
  return word !== undefined && Object.hasOwn(DIRECTIVES, word) ? DIRECTIVES[word] : undefined;
}

function meantByListener(name: string): string | undefined {
  if (name === "className" || name === "classname") return "class";
  const [, how = "", event = ""] = /^(on|bind|catch)[-_.:]?([\w-]+)$/i.exec(name) ?? [];
  const known = eventOf(event);
  if (known !== undefined) {
    const meant = (/^catch$/i.test(how) ? "catch" : "bind") + known;
    return name.replace(":", "") === meant ? undefined : meant;
  }
  return how === "" && /^[a-z]+$/i.test(name) ? nearestListener(name) : undefined;
}

function eventOf(word: string): string | undefined {
  const event = word.toLowerCase().replaceAll(/[-_]/g, "");
  return SYNONYMS[event] ?? (EVENTS.includes(event) ? event : undefined);
}

/** A letter or two of the first word are wrong. */
function nearestListener(name: string): string | undefined {
  return /^[bc]/i.test(name) ? nearest(name.toLowerCase(), LISTENERS) : undefined;
}
