import { useLanguage } from "../i18n/use-language.ts";

/** Numbers as people read them: `count(12431)` is 12,431, and `share(3, 40)` is 7.5%. */
export function useFigures() {
  const { language } = useLanguage();
  const format = (options: Intl.NumberFormatOptions, value: number) =>
    new Intl.NumberFormat(language.value, options).format(value);
  return {
    count: (value: number) => format({}, value),
    /** Of nothing it is none. */
    share: (part: number, whole: number) =>
      whole === 0
        ? "—"
        : format({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }, part / whole),
  };
}
