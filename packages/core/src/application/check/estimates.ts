/** Whether the estimates can all be true. */
import { type Finding, type FormField, fault, type ItemValues } from "./finding.ts";

const NUMBERS: readonly FormField[] = [
  "calls_per_day",
  "users_per_day",
  "peak_per_minute",
  "average_per_minute",
];
const MINUTES_A_DAY = 1440;

export function findImpossible(values: ItemValues): readonly Finding[] {
  const numbers = NUMBERS.filter((field) => values[field] !== undefined);
  const unusable = numbers.filter((field) => !isCount(values[field]));
  if (unusable.length > 0) {
    return unusable.map((field) =>
      fault(field, { en: "is a whole number above zero", zh: "应为大于零的整数" }),
    );
  }
  const [calls, users, peak, average] = NUMBERS.map((field) => values[field] as number | undefined);
  return [
    above(users, calls, "users_per_day", {
      en: `${users} users make more than ${calls} calls a day: each user calls at least once; correct one of them`,
      zh: `日均用户数 ${users} 大于日均调用次数 ${calls}：每位用户至少调用一次，请更正其中一项`,
    }),
    above(peak, calls, "peak_per_minute", {
      en: `${peak} calls in one minute are more than ${calls} in the whole day; correct one of them`,
      zh: `一分钟的 ${peak} 次大于全天的 ${calls} 次，请更正其中一项`,
    }),
    above(average, peak, "average_per_minute", {
      en: `the average, ${average}, is above the peak, ${peak}; correct one of them`,
      zh: `平均值 ${average} 大于最高值 ${peak}，请更正其中一项`,
    }),
    above(average === undefined ? undefined : average - 1, calls, "average_per_minute", {
      en: `${average} calls in an average minute do not fit ${calls} a day; correct one of them`,
      zh: `平均每分钟 ${average} 次与日均 ${calls} 次不符，请更正其中一项`,
    }),
    farBelow(calls, average),
  ].filter((finding) => finding !== undefined);
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;

function above(
  lesser: number | undefined,
  greater: number | undefined,
  field: FormField,
  says: Finding["text"],
): Finding | undefined {
  if (lesser === undefined || greater === undefined || lesser <= greater) return undefined;
  return fault(field, says);
}

/** An average over all minutes of the day. Some give that of the open hours: that is for the reviewer. */
function farBelow(calls: number | undefined, average: number | undefined): Finding | undefined {
  if (calls === undefined || average === undefined || average * MINUTES_A_DAY >= calls - MINUTES_A_DAY)
    return undefined;
  return fault(
    "average_per_minute",
    {
      en: `${average} calls a minute make ${average * MINUTES_A_DAY} a day, fewer than the ${calls} of item 5`,
      zh: `每分钟 ${average} 次，全天合计 ${average * MINUTES_A_DAY} 次，少于第 5 项的 ${calls} 次`,
    },
    "remark",
  );
}
