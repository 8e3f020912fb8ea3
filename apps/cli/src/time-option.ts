/** Times as a person types them: ISO 8601; without an offset they are of Asia/Shanghai (UTC+8). */
import { usage } from "./sentence.ts";

const TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
const DAY_MS = 86_400_000;

/**
 * @param edge which end of a day is meant where no hour is given
 * @throws Sentence naming the option
 */
export function parseTime(option: string, text: string, edge: "start" | "end"): Date {
  const [, date, time = "00:00", offset = "+08:00"] = TIME.exec(text) ?? [];
  const at = new Date(`${date}T${time}${offset}`);
  if (date === undefined || Number.isNaN(at.getTime()) || !isDay(date)) {
    return usage({
      en: `${option} takes a day or a time such as 2026-12-31 or 2026-12-31T18:00 (Asia/Shanghai), not "${text}".`,
      zh: `${option} 的取值是日期或时间，如 2026-12-31 或 2026-12-31T18:00（北京时间），而不是“${text}”。`,
    });
  }
  return text === date && edge === "end" ? new Date(at.getTime() + DAY_MS) : at;
}

/** 30 February would be read as a day of March. */
function isDay(date: string): boolean {
  const at = new Date(`${date}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
