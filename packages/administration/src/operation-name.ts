/** The names of operations as strangers write them. */
import { type Action, refuse, rules } from "@shiming/core";
import { nearest } from "@shiming/wire";

/** @throws `value_invalid` with the nearest name */
export function requireAction(name: string): Action {
  return Object.hasOwn(rules, name) ? (name as Action) : refuseUnknown(name);
}

export function refuseUnknown(name: string): never {
  const meant = nearest(name, Object.keys(rules));
  const [en, zh] = meant ? [`; did you mean ${meant}?`, `；是否想写 ${meant}？`] : ["", ""];
  return refuse("value_invalid", {
    hint: { en: `there is no operation ${name}${en}`, zh: `没有操作 ${name}${zh}` },
  });
}
