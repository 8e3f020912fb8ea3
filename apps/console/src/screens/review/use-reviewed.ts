import type { OutputOf } from "@shiming/administration";
import { computed, onScopeDispose, type Ref, shallowRef, watch } from "vue";
import { call } from "../../api/call.ts";
import { useAsk } from "../../api/use-ask.ts";

export type Reviewed = OutputOf<"applications.show">;

const LOOK_MS = 10_000;

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
  async function look(): Promise<void> {
    if (document.hidden || !asked.answer.value) return;
    // What cannot be read now is read the next time.
    newest.value = await call("applications.show", { id: id.value }).catch(() => newest.value);
  }
  const timer = setInterval(look, LOOK_MS);
  document.addEventListener("visibilitychange", look);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  });
  watch(id, () => {
    newest.value = undefined;
  });
  return { asked, newer };
}
