/** What was done, said once in a corner and read out: `toast(say("removed"))`. What failed stays beside what was asked, and is no toast. */
import { ref } from "vue";

const SHOWN_MS = 5000;
/** More would cover what somebody works at: the newest count. */
const MOST = 2;

export const toasts = ref<{ readonly id: number; readonly text: string }[]>([]);
let last = 0;

export function toast(text: string): void {
  last += 1;
  const id = last;
  toasts.value = [...toasts.value, { id, text }].slice(-MOST);
  setTimeout(() => {
    toasts.value = toasts.value.filter((each) => each.id !== id);
  }, SHOWN_MS);
}
