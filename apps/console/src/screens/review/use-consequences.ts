import { computed, ref } from "vue";
import { call } from "../../api/call.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import type { MoveFacts } from "./moves.ts";
import { texts } from "./texts.ts";
import type { Reviewed } from "./use-reviewed.ts";

/** What a decision takes away, in figures where access is open: asked before it is asked for. */
export function useConsequences({ appid, state }: Reviewed, { follows }: MoveFacts) {
  const say = useTexts(texts);
  const { say: sayText } = useLanguage();
  const figures = ref<string[]>([]);
  const isInForce = state === "approved" || state === "suspended";
  async function ask(): Promise<void> {
    if (!appid || !isInForce) return;
    const used = await call("apps.in_use", { appid });
    const count = (number: number) => ({ count: number.toLocaleString("en") });
    figures.value = [
      say("calls", count(used.calls_last_day)),
      say("people", count(used.auth_tokens)),
      say("asked", count(used.people_asked)),
    ];
  }
  return { consequences: computed(() => [...follows.map(sayText), ...figures.value]), ask };
}
