/**
 * A session that has ended while somebody works: one dialog over the screen asks them to sign in again, and every call that
 * waits for it goes on. The screen below, with what was typed in it, stays as it is.
 */
import { ref } from "vue";

let waiting: ((isSignedIn: boolean) => void)[] = [];

/** Whether the dialog is shown. */
export const isSignInNeeded = ref(false);

/** @returns whether somebody has signed in again; never for another person, since then the page is loaded anew */
export function signInAgain(): Promise<boolean> {
  isSignInNeeded.value = true;
  return new Promise((resolve) => waiting.push(resolve));
}

export function endWaiting(isSignedIn: boolean): void {
  isSignInNeeded.value = false;
  const all = waiting;
  waiting = [];
  for (const resolve of all) resolve(isSignedIn);
}
