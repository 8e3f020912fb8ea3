/** What each mode of `picker` offers, and how a choice in its columns is a value of the original. */

export interface Offer {
  /** Of each column, what it says. */
  readonly columns: readonly (readonly string[])[];
  /** Of each column, which item is chosen. */
  readonly chosen: readonly number[];
}

export interface PickerSettings {
  readonly mode: string;
  readonly range: readonly unknown[];
  readonly rangeKey: string;
  readonly value: unknown;
  readonly start: string;
  readonly end: string;
  readonly fields: string;
}

/** Undefined where the mode is not supported. */
export function offerOf(settings: PickerSettings, today: Date): Offer | undefined {
  const { mode, range, value } = settings;
  if (mode === "selector") {
    return { columns: [range.map((item) => labelOf(item, settings))], chosen: [indexOf(value)] };
  }
  if (mode === "multiSelector") {
    const columns = range.map((column) => asArray(column).map((item) => labelOf(item, settings)));
    return { columns, chosen: columns.map((_, at) => indexOf(asArray(value)[at])) };
  }
  if (mode === "time") return offerTime(settings);
  if (mode === "date") return offerDate(settings, today);
  return undefined;
}

/** The `detail.value` of `change`. */
export function pickedValue({ mode }: PickerSettings, { columns, chosen }: Offer): unknown {
  if (mode === "selector") return chosen[0] ?? 0;
  if (mode === "multiSelector") return chosen;
  const parts = columns.map((column, at) => column[chosen[at] ?? 0]?.replace(/\D/g, "") ?? "");
  return parts.join(mode === "time" ? ":" : "-");
}

function labelOf(item: unknown, { rangeKey }: PickerSettings): string {
  const label =
    rangeKey && typeof item === "object" && item ? (item as Record<string, unknown>)[rangeKey] : item;
  return String(label ?? "");
}

const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const indexOf = (value: unknown) => Math.max(0, Math.trunc(Number(value)) || 0);
const two = (value: number) => String(value).padStart(2, "0");
const from = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);

/** Hours and minutes between `start` and `end`; a minute that these exclude is not offered. */
function offerTime({ value, start, end }: PickerSettings): Offer {
  const [firstHour, firstMinute] = numbersIn<Pair>(start, [0, 0]);
  const [lastHour, lastMinute] = later([firstHour, firstMinute], numbersIn<Pair>(end, [23, 59]));
  const [hour, minute] = numbersIn<Pair>(String(value ?? ""), [firstHour, firstMinute]);
  const at = Math.min(lastHour, Math.max(firstHour, hour));
  const minutes = from(at === firstHour ? firstMinute : 0, at === lastHour ? lastMinute : 59);
  const hours = from(firstHour, lastHour);
  return {
    columns: [hours.map(two), minutes.map(two)],
    chosen: [hours.indexOf(at), Math.max(0, minutes.indexOf(minute))],
  };
}

function offerDate({ value, start, end, fields }: PickerSettings, today: Date): Offer {
  const now: Triple = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const first = numbersIn<Triple>(start, [now[0] - 100, 1, 1]);
  const last = later(first, numbersIn<Triple>(end, [now[0] + 100, 12, 31]));
  const [year, month, day] = within(numbersIn(String(value ?? ""), now), first, last);
  const [isFirstYear, isLastYear] = [year === first[0], year === last[0]];
  const years = from(first[0], last[0]);
  const months = from(isFirstYear ? first[1] : 1, isLastYear ? last[1] : 12);
  const days = from(
    isFirstYear && month === first[1] ? first[2] : 1,
    isLastYear && month === last[1] ? last[2] : new Date(year, month, 0).getDate(),
  );
  const columns = [
    years.map((number) => `${number}年`),
    months.map((number) => `${two(number)}月`),
    days.map((number) => `${two(number)}日`),
  ];
  const chosen = [years.indexOf(year), months.indexOf(month), days.indexOf(day)];
  const count = { year: 1, month: 2 }[fields] ?? 3;
  return { columns: columns.slice(0, count), chosen: chosen.slice(0, count).map((at) => Math.max(0, at)) };
}

type Pair = readonly [number, number];
type Triple = readonly [number, number, number];

const order = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum * 100 + number, 0);
/** There is always something to pick, even if the end is before the start. */
const later = <T extends readonly number[]>(a: T, b: T): T => (order(a) > order(b) ? a : b);

function within(date: Triple, first: Triple, last: Triple): Triple {
  return order(date) > order(last) ? last : later(date, first);
}

/** The numbers of `2026-03-01` or `08:30`; those that are missing from `fallback`. */
function numbersIn<T extends readonly number[]>(text: string, fallback: T): T {
  const found = (text.match(/\d+/g) ?? []).map(Number);
  return fallback.map((number, at) => found[at] ?? number) as unknown as T;
}
