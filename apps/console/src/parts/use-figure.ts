import { computed } from "vue";
import { useLanguage } from "../i18n/use-language.ts";

/** Numbers as people read them: 12,431. */
export function useFigure() {
  const { language } = useLanguage();
  const format = computed(() => new Intl.NumberFormat(language.value));
  return (count: number): string => format.value.format(count);
}
