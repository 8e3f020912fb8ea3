import { useLanguage } from "./use-language.ts";

/** Signs between texts, as the language of the moment writes them: 甲、乙（丙）, and A, B (C). */
export function useSigns() {
  const { language } = useLanguage();
  const isEnglish = () => language.value === "en";
  return {
    listed: (texts: readonly string[]) => texts.join(isEnglish() ? ", " : "、"),
    inBrackets: (text: string | number) => (isEnglish() ? ` (${text})` : `（${text}）`),
    /** Of texts that have commas of their own. */
    inRow: (texts: readonly string[]) => texts.join(isEnglish() ? "; " : "；"),
    /** What stands before a colon, and what after it. */
    headed: (head: string | number, text: string) => `${head}${isEnglish() ? ": " : "："}${text}`,
  };
}
