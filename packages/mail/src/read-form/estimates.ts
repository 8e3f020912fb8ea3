/** Items 5 to 7: how many calls and users. What counts another period than the form asks for is not converted. */
import { halfWidth } from "./characters.ts";
import { type Amount, amountsIn } from "./numbers.ts";

const OTHER_PERIOD =
  /秒|小时|周|月|季度|年|qps|tps|hour|second|week|month|year|%|(?:[/每]|per) ?(?:h|hr|s|sec|时)(?![a-z])|(?:[/每]|per) ?(?:[2-9]|\d{2}|[二三四五十半]+) ?(?:分|min)/i;
const OPEN_END =
  /以上|至少|不低于|不少于|起步|(?:^|[^不未])(?:超过|大于|高于|逾)|[>≥]|\+|[\d万千百十][余多]|[\d次人] ?起(?![步])|[~～-]\s*$/;

/** Calls and users a day; `undefined` where it cannot be told which number is which. */
export function dailyEstimates(
  text: string,
): { readonly callsPerDay?: number; readonly usersPerDay?: number } | undefined {
  const amounts = plainAmounts(text);
  if (amounts === undefined || amounts.some(({ before, after }) => perMinute(before, after)))
    return undefined;
  const kinds = amounts.map(kindOf);
  // 5000 次，3000 人次: whether those are persons, nobody can tell.
  if (kinds.includes("calls") && amounts.some(({ after }) => VISITS.test(after))) return undefined;
  if (amounts.length === 2 && kinds.every((kind) => kind === undefined) && isList(amounts)) {
    // The form asks for calls first, and then for users.
    return { callsPerDay: amounts[0]?.value as number, usersPerDay: amounts[1]?.value as number };
  }
  const calls = amounts.filter((_, index) => (kinds[index] ?? "calls") === "calls");
  const users = amounts.filter((_, index) => kinds[index] === "users");
  if (calls.length > 1 || users.length > 1 || amounts.length === 0) return undefined;
  return {
    ...(calls[0] && { callsPerDay: calls[0].value }),
    ...(users[0] && { usersPerDay: users[0].value }),
  };
}

/** Calls a minute. */
export function estimatePerMinute(text: string): number | undefined {
  const [amount, ...others] = plainAmounts(text) ?? [];
  if (!amount || others.length > 0) return undefined;
  const isDaily =
    /^ ?(?:次|calls)? ?(?:\/|每|per) ?(?:天|日|day)/.test(amount.after) ||
    /(?:每天|一天)\s*$/.test(amount.before);
  return isDaily || kindOf(amount) === "users" ? undefined : amount.value;
}

function plainAmounts(text: string): readonly Amount[] | undefined {
  const plain = halfWidth(text);
  return OTHER_PERIOD.test(plain) || OPEN_END.test(plain) ? undefined : amountsIn(text);
}

const perMinute = (before: string, after: string) =>
  /^ ?(?:次|calls)? ?(?:\/|每|per) ?(?:分|min)/.test(after) || /每分钟\s*$/.test(before);

/** Each counts a person as often as he comes. */
const VISITS = /^ *人次/;
const USERS = /用户|人数|users?|人$/;
const CALLS = /次数|调用|请求|calls?|requests?/;

/** By its unit, or by the word for it that stands nearest before. */
function kindOf({ before, after }: Amount): "calls" | "users" | undefined {
  if (VISITS.test(after)) return undefined;
  if (/^ *(?:人|个?用户|名|位|users?)/.test(after)) return "users";
  if (/^ *(?:次|calls?|requests?)/.test(after)) return "calls";
  const word = before.split(/[,;、。\n/]/).findLast((part) => USERS.test(part) || CALLS.test(part));
  if (word === undefined) return undefined;
  const [users, calls] = [USERS.test(word), CALLS.test(word)];
  return users === calls ? undefined : users ? "users" : "calls";
}

/** Two numbers and nothing but what separates them. */
const isList = ([first, second]: readonly Amount[]) =>
  [",", ";", "、", "/", "", "和", "与", "及", "and"].includes((first?.after ?? "?").trim()) &&
  (first?.before ?? "").trim() === "" &&
  second?.after.trim() === "";
