import { useLanguage } from "../../i18n/use-language.ts";
import { momentText, platformDay } from "../../parts/moment.ts";

/** How an hour or a day is called below a chart: days are the platform's, hours those of whoever looks. */
export function useRowName() {
  const { language } = useLanguage();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (start: string, by: "day" | "hour") =>
    by === "day" ? platformDay(start) : momentText(start, language.value, zone).own;
}
