import { onMounted, onScopeDispose, type Ref, ref } from "vue";

/**
 * What a link of a mail brings: taken out of the address at once, so that no history has it. A link that is opened where its
 * screen is open already, waiting for it, loads nothing anew and counts all the same.
 */
export function useFromFragment(name: "token" | "error"): Ref<string> {
  const brought = ref("");
  function take(): void {
    const value = new URLSearchParams(location.hash.slice(1)).get(name) ?? "";
    if (value === "") return;
    brought.value = value;
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  onMounted(take);
  window.addEventListener("hashchange", take);
  onScopeDispose(() => window.removeEventListener("hashchange", take));
  return brought;
}
