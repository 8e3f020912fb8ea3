import { computed, ref } from "vue";
import { useLanguage } from "../../i18n/use-language.ts";
import type { MoveFacts } from "./moves.ts";
import type { Reviewed } from "./use-reviewed.ts";

/** What a decision takes away, in figures where access is open. */
export function useConsequences(_application: Reviewed, { follows }: MoveFacts) {
  const { say: sayText } = useLanguage();
  const figures = ref<string[]>([]);
  return {
    consequences: computed(() => [...follows.map(sayText), ...figures.value]),
    async ask(): Promise<void> {},
  };
}
