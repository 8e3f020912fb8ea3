import { onScopeDispose, readonly, shallowRef } from "vue";

/** Too narrow for phone and panel side by side; the style sheet knows the same width. */
const NARROW = "(max-width: 43.99em)";

export function useNarrow() {
  const query = matchMedia(NARROW);
  const isNarrow = shallowRef(query.matches);
  const look = () => {
    isNarrow.value = query.matches;
  };
  query.addEventListener("change", look);
  onScopeDispose(() => query.removeEventListener("change", look));
  return readonly(isNarrow);
}
