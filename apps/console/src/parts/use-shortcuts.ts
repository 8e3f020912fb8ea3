import { onMounted, onUnmounted } from "vue";

/**
 * Single keys for whoever works with the keyboard: `useShortcuts({ j: next, k: previous, a: answer })`. They do nothing while
 * somebody types, while a dialog is open, or together with Control, Alt or Meta.
 */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  function press(event: KeyboardEvent): void {
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (!action || event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target)) return;
    event.preventDefault();
    action();
  }
  onMounted(() => document.addEventListener("keydown", press));
  onUnmounted(() => document.removeEventListener("keydown", press));
}

function isBusyElsewhere(target: EventTarget | null): boolean {
  const isTyping =
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]");
  return Boolean(isTyping) || document.querySelector("dialog[open]") !== null;
}
