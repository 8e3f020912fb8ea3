/** A year of holidays and worked weekends, as text and as spans of days. */
export interface CalendarDay {
  readonly day: string;
  readonly is: "holiday" | "workday";
}

export type ReadCalendar =
  | { readonly year: string; readonly days: readonly CalendarDay[] }
  | {
      readonly wrong: "badLine" | "otherYear" | "both" | "empty";
      readonly line: number;
      readonly text: string;
    };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `2027-10-01,holiday` a line; a head and empty lines do not matter. */
export function readCalendar(text: string): ReadCalendar {
  const days: CalendarDay[] = [];
  let year: string | undefined;
  for (const [place, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "" || (place === 0 && line.replaceAll(" ", "") === "day,is")) continue;
    const [day = "", is] = line.split(/[,，;\t]/).map((cell) => cell.trim());
    if (!DAY.test(day) || (is !== "holiday" && is !== "workday"))
      return { wrong: "badLine", line: place + 1, text: line };
    year ??= day.slice(0, 4);
    if (!day.startsWith(year)) return { wrong: "otherYear", line: place + 1, text: year };
    const before = days.find((each) => each.day === day);
    if (before && before.is !== is) return { wrong: "both", line: place + 1, text: day };
    if (!before) days.push({ day, is });
  }
  return year === undefined ? { wrong: "empty", line: 0, text: "" } : { year, days };
}

export interface Span {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;

/** Days that follow one another as one. @param days ascending */
export function spansOf(days: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && Date.parse(day) - Date.parse(last.to) === DAY_MS)
      spans.splice(-1, 1, { from: last.from, to: day });
    else spans.push({ from: day, to: day });
  }
  return spans;
}
