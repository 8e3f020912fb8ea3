import type { OutputOf } from "@shiming/administration";
import { computed, type Ref, shallowRef, watch } from "vue";
import { call } from "../../api/call.ts";
import { useAsk } from "../../api/use-ask.ts";
import { whileSeen } from "../../api/while-seen.ts";

export type Reviewed = OutputOf<"applications.show">;

/**
 * The application that somebody looks at, and whether another has changed it meanwhile: it is looked at now and then, and what
 * is read stays as it is until its reader asks for the newest.
 */
export function useReviewed(id: Ref<string>) {
  const asked = useAsk(() => call("applications.show", { id: id.value }));
  const newest = shallowRef<Reviewed>();
  const newer = computed(() => {
    const [seen, now] = [asked.answer.value, newest.value];
    return seen && now && now.id === seen.id && now.revision > seen.revision ? now : undefined;
  });
  whileSeen(async () => {
    if (asked.answer.value) newest.value = await call("applications.show", { id: id.value });
  });
  watch(id, () => {
    newest.value = undefined;
  });
  return { asked, newer };
}
